/** journal-writer.ts FOLDER PREFIX TIMES: appends so many entries and prints what came of each: "done" or a code. */
import { systemClock } from '../../src/common/clock.ts';
import { Problem } from '../../src/common/problem.ts';
import { Journal } from '../../src/journal/journal.ts';
import { draftIntended } from './journal-entries.ts';

const [folder = '', prefix = '', times = '0'] = process.argv.slice(2);
const journal = new Journal(folder, systemClock, { process: process.pid, host: 'desk', account: 'ada' });

for (let count = 1; count <= Number(times); count += 1) {
  try {
    await journal.append(draftIntended(`${prefix}${count}`));
    console.log('done');
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    console.log(thrown.code);
  }
}
await journal.dispose();
