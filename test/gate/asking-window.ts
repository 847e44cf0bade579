import { once } from 'node:events';
import { z } from 'zod';
import { parseHandle } from '../../src/accounting/handle.ts';
import { openOffice } from '../support/office.ts';
import { ScriptedApprover } from '../support/scripted-approver.ts';

/*
 * node asking-window.ts <target> <folder> <document>: a window in a process of its own, with a dialog open. Says
 * "asked" when it is.
 */
const [target = '', folder = '', document = ''] = process.argv.slice(2);
const targetSchema = z.object({
  url: z.string(),
  database: z.string(),
  login: z.string(),
  secret: z.string(),
});

const person = new ScriptedApprover();
const office = await openOffice(targetSchema.parse(JSON.parse(target)), { folder, person });
person.willAnswer(async () => {
  console.log('asked');
  // Until the process is killed.
  await once(process, 'never');
  return 'yes';
});
setInterval(() => undefined, 1_000);
const handle = parseHandle(document);
if (handle !== undefined)
  await office.gate.request(handle, { kind: 'command' }, new AbortController().signal);
