import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { McpEndpoint } from '../../src/mcp/endpoint.ts';
import { installMcpTools } from '../beds/mcp/install-tools.ts';
import type { McpTools } from '../beds/mcp/install-tools.ts';
import { TokenBridge } from '../beds/mcp/token-bridge.ts';
import { openDemoOffice } from '../support/demo-office.ts';
import { fixtureServer } from './fixture/server.ts';
import { inspect } from './inspect.ts';
import { judge, readNotApplicable } from './judge.ts';
import { runSuite } from './run-suite.ts';
import { runTool } from './run-tool.ts';

/*
 * npm run test:conformance: the protocol's own conformance suite and inspector, on our endpoint. Behind it is first our
 * own server on the demo company, then a fixture server with all that the suite's scenarios ask for. The inspector looks
 * at the command line, too.
 */
const root = join(import.meta.dirname, '..', '..');
const onProblem = () => undefined;

async function ofProduct<T>(look: (url: string) => Promise<T>): Promise<T> {
  const { office, dispose } = await openDemoOffice();
  try {
    const connection = () => ({ isDemo: true, workroom: () => Promise.resolve(office) });
    return await bridged(await McpEndpoint.open({ version: '1', connection, onProblem }), look);
  } finally {
    await dispose();
  }
}

async function ofFixture<T>(look: (url: string) => Promise<T>): Promise<T> {
  return bridged(await McpEndpoint.serve({ newServer: fixtureServer, onProblem }), look);
}

async function bridged<T>(endpoint: McpEndpoint, look: (url: string) => Promise<T>): Promise<T> {
  const bridge = await TokenBridge.open(endpoint);
  try {
    return await look(bridge.url);
  } finally {
    await bridge.close();
    await endpoint.dispose();
  }
}

/** The command line, bundled as people get it. */
async function overStdio(inspector: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-conformance-'));
  try {
    const built = await runTool(join(root, 'esbuild.mjs'), ['--outdir', folder]);
    if (built.code !== 0) throw new Error(`The bundle cannot be built: ${built.stderr}`);
    const program = [
      process.execPath,
      join(folder, 'stdio.js'),
      '--demo',
      '--data-dir',
      join(folder, 'data'),
    ];
    return await inspect(inspector, program);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run({ conformance, inspector }: McpTools): Promise<number> {
  const listed = await readNotApplicable();
  const [product, seen] = await ofProduct(async (url) => {
    const scenarios = await runSuite(conformance, url);
    const faults = await inspect(inspector, [url, '--transport', 'http']);
    const verdict = judge('product', scenarios, listed.scenarios, listed.product, listed.productByChance);
    return [verdict, faults] as const;
  });
  const fixture = await ofFixture(async (url) =>
    judge('fixture', await runSuite(conformance, url), listed.scenarios, listed.fixture),
  );
  const faults = [...product.faults, ...seen, ...(await overStdio(inspector)), ...fixture.faults];
  for (const fault of faults) console.error(fault);
  const figures = {
    scenarios: listed.scenarios,
    passed: product.passed,
    notApplicable: product.notApplicable,
    fixture: fixture.passed,
    failed: faults.length,
  };
  const line = Object.entries(figures).map(([name, figure]) => `${name}=${figure}`);
  console.log(`conformance: ${line.join(' ')}`);
  return faults.length === 0 ? 0 : 1;
}

const tools = await installMcpTools().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return undefined;
});
process.exitCode = tools === undefined ? 2 : await run(tools);
