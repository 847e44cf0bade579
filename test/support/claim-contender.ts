/**
 * claim-contender.ts FOLDER NAME TIMES CRASHES: takes a claim so many times, and every time leaves a mark that nobody
 * else may find. With CRASHES "yes" every other time it leaves the claim behind as a process that died would. Prints
 * "overlap" when it was not alone, "done" at the end.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../../src/common/clock.ts';
import { Claims } from '../../src/journal/claims.ts';

const [folder = '', name = '', times = '0', crashes = 'no'] = process.argv.slice(2);
const claims = new Claims(folder, systemClock);
const claimFile = join(folder, name);
const mark = join(folder, 'alone.mark');

for (let held = 0; held < Number(times);) {
  const claim = await claims.tryTake(name);
  if (claim === undefined) {
    await setTimeout(Math.random() * 2);
    continue;
  }
  held += 1;
  try {
    writeFileSync(mark, '', { flag: 'wx' });
  } catch {
    console.log('overlap');
    process.exit(1);
  }
  await setTimeout(Math.random() * 2);
  rmSync(mark);
  if (crashes === 'yes' && held % 2 === 0) pretendToHaveDied();
  else claim.release();
}
console.log('done');

function pretendToHaveDied(): void {
  const owner = z.looseObject({ start: z.string() }).parse(JSON.parse(readFileSync(claimFile, 'utf8')));
  writeFileSync(claimFile, JSON.stringify({ ...owner, start: 'another start' }));
}
