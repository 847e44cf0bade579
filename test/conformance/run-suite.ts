import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runTool } from './run-tool.ts';

/** The protocol that VS Code speaks, and that the SDK's 1.x speaks at most. */
const PROTOCOL = '2025-11-25';

const checksSchema = z.array(
  z.object({ id: z.string(), status: z.string(), errorMessage: z.string().optional() }),
);

/** What came of one scenario: it failed with these sentences, or passed. */
export interface Scenario {
  readonly name: string;
  readonly failures: readonly string[];
}

/**
 * Runs every server scenario of the suite against a server.
 * @param suite path of the suite's command line
 * @param url where the server is reached without a token
 */
export async function runSuite(suite: string, url: string): Promise<readonly Scenario[]> {
  const results = await mkdtemp(join(tmpdir(), 'mcp-odoo-conformance-'));
  try {
    // Its exit code says that something failed; what, and whether it may, is read from the results.
    await runTool(suite, ['server', '--url', url, '--requirements', PROTOCOL, '-o', results]);
    const folders = (await readdir(results)).toSorted();
    return await Promise.all(folders.map((folder) => scenario(results, folder)));
  } finally {
    await rm(results, { recursive: true, force: true });
  }
}

/** @param folder "server-tools-list-2026-11-23T12-24-43-372Z" */
async function scenario(results: string, folder: string): Promise<Scenario> {
  const name = /^server-(?<name>.+)-\d{4}-\d\d-\d\dT[\d-]+Z$/.exec(folder)?.groups?.name;
  if (name === undefined) throw new Error(`Not a result of the suite: ${folder}`);
  const checks = checksSchema.parse(JSON.parse(await readFile(join(results, folder, 'checks.json'), 'utf8')));
  const failures = checks
    .filter(({ status }) => status === 'FAILURE')
    .map(({ id, errorMessage = 'failed' }) => `${id}: ${errorMessage}`);
  const hasPassed = checks.some(({ status }) => status === 'SUCCESS');
  return { name, failures: hasPassed || failures.length > 0 ? failures : ['Nothing was checked.'] };
}
