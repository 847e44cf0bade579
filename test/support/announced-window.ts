import { z } from 'zod';
import { WindowDoor } from '../../src/relay/window-door.ts';
import { openOffice } from './office.ts';

/*
 * node announced-window.ts DATA TARGET: a window in a process of its own that lets itself be found in this data directory.
 * Says "announced"; says "asked" and what the dialog says of who asks when one is on the screen, and waits for a line:
 * the person's answer. Says what was posted. Ends at "close".
 */

const [folder = '', target = ''] = process.argv.slice(2);
const targetShape = z.object({
  url: z.string(),
  database: z.string(),
  login: z.string(),
  secret: z.string(),
});

const answers: ((line: string) => void)[] = [];
process.stdin.setEncoding('utf8').on('data', (piece: string) => {
  for (const line of piece.trim().split('\n')) answers.shift()?.(line);
});
const nextLine = () => new Promise<string>((resolve) => answers.push(resolve));

const office = await openOffice(targetShape.parse(JSON.parse(target)), { folder });
office.person.willAnswer(async ({ detail }) => {
  console.log(`asked ${/says it is ([^)]*)/.exec(detail)?.[1] ?? 'by nobody'}`);
  return (await nextLine()) === 'yes' ? 'yes' : 'keep';
});
const { origin, database, login } = office.session;
const door = await WindowDoor.open({
  folder: `${folder}/windows`,
  name: { origin, database, login },
  version: '1',
  connection: () => ({ isDemo: false, workroom: () => Promise.resolve(office) }),
  onProblem: (_tool, { code }) => console.log(code),
});
await door.announce();
console.log('announced');
