import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { userOf } from '../../beds/odoo/connection.ts';
import type { OdooConnection } from '../../beds/odoo/connection.ts';

/** Resident megabytes of `mcp-odoo`. */
export interface Memory {
  readonly afterStart: number;
  /** What speaks to Odoo is loaded then. */
  readonly afterFirstCall: number;
  readonly afterCalls: number;
}

const READS = [
  { name: 'find_records', arguments: { kind: 'partner', text: 'azure' } },
  { name: 'list_drafts', arguments: {} },
  { name: 'get_document', arguments: { document: 'move/1' } },
  { name: 'suggest_coding', arguments: { partner: 'Cloudhafen GmbH', company: 'Lindenhof GmbH' } },
];

/** @param calls how many, of those that only read */
export async function memory(dist: string, company: OdooConnection, calls: number): Promise<Memory> {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-memory-'));
  const { login, key } = userOf(company, 'accountant');
  const child = spawn(process.execPath, [join(dist, 'stdio.js'), '--data-dir', folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ODOO_URL: company.url,
      ODOO_DB: company.db,
      ODOO_USER: login,
      ODOO_API_KEY: key,
      ODOO_ALLOW_HTTP: 'yes',
    },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let id = 0;
  const ask = async (method: string, params: object): Promise<void> => {
    id += 1;
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('mcp-odoo has ended.');
      if (z.object({ id: z.literal(id) }).safeParse(JSON.parse(value)).success) return;
    }
  };
  const resident = () => {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  };
  const clientInfo = { name: 'a bench', version: '1' };
  await ask('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
  await ask('tools/list', {});
  const afterStart = resident();
  const [first = READS[0]] = READS;
  await ask('tools/call', first ?? {});
  const afterFirstCall = resident();
  for (let call = 0; call < calls; call += 1) await ask('tools/call', READS[call % READS.length] ?? {});
  const afterCalls = resident();
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true, force: true });
  return { afterStart, afterFirstCall, afterCalls };
}
