import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isDemo, protocols, startTestedOdoo } from '../odoo/tested-odoo.ts';
import { Bookkeeping } from '../support/bookkeeping.ts';
import { plannedCases } from './cases.ts';
import { FaultDesk } from './desk.ts';
import { brokenIn, runCase } from './run-case.ts';
import { secretsOf } from './secrets.ts';

/* The fault matrix: whatever goes wrong on the way, nothing is lost, nothing is there twice, and nobody is told wrong. */

const size = z.enum(['sample', 'rows', 'full']).parse(process.env.FAULTS ?? (isDemo ? 'rows' : 'sample'));
const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('faults'));
const secrets = secretsOf(books);
const cases = plannedCases(protocols, size);

describe.each(protocols)('faults between us and Odoo, over %s', (protocol) => {
  let desk: FaultDesk;
  beforeAll(async () => {
    desk = await FaultDesk.open(books, protocol);
  });
  afterAll(() => desk.dispose());

  for (const planned of cases.filter((each) => each.protocol === protocol))
    it(planned.name, async ({ task }) => {
      const result = await runCase(desk, planned, secrets);
      task.meta.fault = result;
      expect(brokenIn(result).join('\n')).toBe('');
    });

  it('leaves no secret on the disk', () => {
    expect(desk.written).not.toEqual([]);
    expect(desk.leaksOnDisk(secrets.key)).toEqual([]);
  });

  it('leaves no reference twice in the books', async () => {
    expect(await desk.company.repeated('F-')).toEqual([]);
  });
});
