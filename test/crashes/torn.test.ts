import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/journal/journal.ts';
import { tornFiles } from '../../src/journal/torn-files.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { draftDone, draftIntended } from '../support/journal-entries.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** No process has this id. */
const ENDED = 999_999_999;
const LINES = 4;

/** The bytes that a process has written. */
async function written(): Promise<Buffer> {
  const folder = temporaryFolder();
  const journal = new Journal(folder, new ManualClock(), { process: ENDED, host: 'desk', account: 'ada' });
  await journal.append(draftIntended('one', { name: 'Café €' }));
  await journal.append(draftDone('one'));
  await journal.append(draftIntended('two'));
  await journal.append(draftDone('two'));
  await journal.dispose();
  return readFileSync(join(folder, readdirSync(folder)[0] ?? ''));
}

function journalOf(bytes: Uint8Array): { readonly folder: string; readonly name: string } {
  const folder = temporaryFolder();
  const name = `20260115T090000000Z-${ENDED}-00000000.jsonl`;
  writeFileSync(join(folder, name), bytes);
  return { folder, name };
}

const linesBefore = (bytes: Uint8Array) => bytes.filter((byte) => byte === 0x0a).length;

describe('a journal whose process ended while it wrote', () => {
  it('cut at any byte, keeps every complete line, goes on, and says what is torn', async () => {
    const bytes = await written();
    const cuts = fc.nat(bytes.length);
    await fc.assert(
      fc.asyncProperty(cuts, async (cut) => {
        const left = bytes.subarray(0, cut);
        const lines = linesBefore(left);
        const isTorn = cut > 0 && left.at(-1) !== 0x0a;
        const { folder, name } = journalOf(left);
        expect(await tornFiles(folder)).toEqual(isTorn ? [name] : []);

        const clock = new ManualClock(Date.UTC(2026, 0, 16));
        const next = new Journal(folder, clock, { process: process.pid, host: 'desk', account: 'ada' });
        await next.append(draftIntended('three'));
        await next.dispose();
        expect((await next.entries()).map(({ what }) => what)).toEqual([
          ...['draft-intended', 'draft-settled', 'draft-intended', 'draft-settled'].slice(0, lines),
          'draft-intended',
        ]);
        const { findings, totals } = await verifyJournal(folder);
        expect(totals).toEqual({
          ok: lines + 1,
          hash: 0,
          chain: 0,
          unreadable: 0,
          'torn-tail': isTorn ? 1 : 0,
        });
        if (isTorn) expect(findings).toContainEqual({ file: name, line: lines + 1, finding: 'torn-tail' });
      }),
      { numRuns: 150 },
    );
  });

  it('and altered in another line besides, is told from one that is only torn', async () => {
    const bytes = await written();
    const last = bytes.subarray(0, -1).lastIndexOf(0x0a) + 1;
    const property = fc.asyncProperty(
      fc.integer({ min: last + 1, max: bytes.length - 1 }),
      fc.nat(last - 2),
      fc.integer({ min: 1, max: 255 }),
      async (cut, at, flip) => {
        const changed = Buffer.from(bytes.subarray(0, cut));
        changed.writeUInt8(changed.readUInt8(at) ^ flip, at);
        const { totals, intact } = await verifyJournal(journalOf(changed).folder);
        expect(intact).toBe(false);
        expect(totals['torn-tail']).toBe(1);
        expect(totals.hash + totals.chain + totals.unreadable).toBeGreaterThan(0);
        expect(totals.ok).toBeLessThan(LINES - 1);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });
});
