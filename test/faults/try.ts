import { Bookkeeping } from '../support/bookkeeping.ts';
import { protocols, startTestedOdoo } from '../odoo/tested-odoo.ts';
import { plannedCases } from './cases.ts';
import { FaultDesk } from './desk.ts';
import { brokenIn, runCase } from './run-case.ts';
import { secretsOf } from './secrets.ts';

/*
 * ODOO_TEST_VERSION=demo node test/faults/try.ts "create: nobody listens" [more names of cases]: these cases without vitest
 * and over each protocol, as the mutants are tried. Says "broken: ..." and ends with 1 when a promise is broken, with 2
 * when there is no such case.
 */
const wanted = process.argv.slice(2);
const all = plannedCases(protocols, 'full');
const unknown = wanted.filter((name) => all.every((each) => each.name !== name));
if (wanted.length === 0 || unknown.length > 0) {
  console.error('There are no such cases:', unknown);
  process.exit(2);
}

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('faults'));
const secrets = secretsOf(books);
for (const protocol of protocols) {
  const desk = await FaultDesk.open(books, protocol);
  for (const planned of all.filter((each) => each.protocol === protocol && wanted.includes(each.name))) {
    const broken = await runCase(desk, planned, secrets).then(brokenIn, (thrown: unknown) => [thrown]);
    for (const what of broken) console.log(`broken: ${planned.name}, over ${protocol}:`, what);
    if (broken.length > 0) process.exitCode = 1;
  }
}
// What hangs by then hangs because of a mutant.
process.exit();
