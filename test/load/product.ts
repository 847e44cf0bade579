import { Session } from 'node:inspector/promises';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { FolderFiles } from '../../src/accounting/papers/files/folder-files.ts';
import { McpEndpoint } from '../../src/mcp/endpoint.ts';
import { openOffice } from '../support/office.ts';
import { Clerk } from './clerk.ts';

/*
 * product.ts TARGET PAPERS: the product without VS Code in a process of its own, behind its socket; papers lie in that
 * folder. Prints where it listens, and for every line that it reads how much it holds; ends with its input.
 */
const targetShape = z.object({
  ...{ url: z.string(), database: z.string(), login: z.string(), secret: z.string() },
});

const [target = '', papers = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-load-'));
const office = await openOffice(targetShape.parse(JSON.parse(target)), {
  folder,
  papers: new FolderFiles(() => [papers]),
  person: new Clerk(),
});
const endpoint = await McpEndpoint.open({
  version: 'test',
  connection: () => ({ isDemo: true, workroom: () => Promise.resolve(office) }),
  onProblem: (_tool, _problem, thrown) => {
    if (thrown !== undefined) console.error(thrown);
  },
});
const inspector = new Session();
inspector.connect();

/** What is still held once everything is collected that can be: bytes of memory, and of the journal on the disk. */
async function held(): Promise<{ memory: number; journal: number }> {
  // The office writes its requests down for tests; the product does not.
  office.takeRequests();
  await inspector.post('HeapProfiler.collectGarbage');
  const { heapUsed, external } = process.memoryUsage();
  return { memory: heapUsed + external, journal: bytesIn(join(folder, 'journal')) };
}

function bytesIn(path: string): number {
  if (!existsSync(path)) return 0;
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
}

const { uri, headers } = endpoint;
console.log(JSON.stringify({ uri, headers }));
for await (const _line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await held()));
inspector.disconnect();
await endpoint.dispose();
await office.dispose();
rmSync(folder, { recursive: true });
