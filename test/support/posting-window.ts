import { z } from 'zod';
import { parseHandle } from '../../src/accounting/handle.ts';
import { asProblem } from '../../src/common/problem.ts';
import { openOffice } from './office.ts';

/*
 * node posting-window.ts FOLDER TARGET DOCUMENT: a window in a process of its own with a dialog open. Says "asked", waits
 * for a line, and then the person says yes. Prints what came of it, and how often posting was sent.
 */

const [folder = '', target = '', document = ''] = process.argv.slice(2);
const targetShape = z.object({
  url: z.string(),
  database: z.string(),
  login: z.string(),
  secret: z.string(),
});

const office = await openOffice(targetShape.parse(JSON.parse(target)), { folder });
office.person.willAnswer(async () => {
  console.log('asked');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.destroy();
  return 'yes';
});
const handle = parseHandle(document);
if (handle === undefined) throw new Error('There is no document.');
const became = await office.gate.request(handle, { kind: 'command' }, new AbortController().signal).then(
  () => 'posted',
  (error: unknown) => asProblem(error).code,
);
const sent = office.takeRequests().filter((request) => request === 'account.move.action_post').length;
console.log(`${became} ${sent}`);
await office.dispose();
