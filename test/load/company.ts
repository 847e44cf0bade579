import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoCompany } from '../../src/demo/demo-company.ts';
import { StateFile } from '../../src/demo/state-file.ts';
import { sampleBooks } from '../gate/witnessed-company.ts';
import { withDrafts } from './many-drafts.ts';

/*
 * company.ts DRAFTS: the demo company in a process of its own, with so many drafts more than usual. Prints how to
 * connect; ends with its input.
 */
const drafts = Number(process.argv[2] ?? '0');
const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-load-'));
const stateFile = join(folder, 'company.json');
if (drafts > 0)
  new StateFile(stateFile).write({ database: 'load', tables: withDrafts(sampleBooks(), drafts) });
const company = await DemoCompany.start(drafts > 0 ? { stateFile } : {});
const accountant = company.users.filter(({ role }) => role === 'accountant');
const users = [...company.users, ...accountant.map((user) => ({ ...user, role: 'admin' }))];
console.log(JSON.stringify({ url: company.url, db: company.database, version: '19.0', users }));
await once(process.stdin.resume(), 'end');
await company.dispose();
rmSync(folder, { recursive: true });
