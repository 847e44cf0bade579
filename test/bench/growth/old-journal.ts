import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_HASH } from '../../../src/journal/entry.ts';
import type { Entry } from '../../../src/journal/entry.ts';
import { sealLine } from '../../../src/journal/stored-line.ts';

const IDENTITY = { process: 1, host: 'bench', account: 'bench' };
/** Some days ago: the file is closed for good. */
const WHEN = '2026-11-01T00:00:00.000Z';

/** The journal of a process that has drafted so many bills, as the product writes it, but for the waiting for the disk. */
export function writeOldJournal(
  folder: string,
  connection: { readonly origin: string; readonly database: string; readonly login: string },
  drafts: number,
): void {
  const lines: string[] = [];
  let previous = NO_HASH;
  const write = (entry: Entry): void => {
    const line = sealLine(entry, { ...IDENTITY, sequence: lines.length + 1, time: WHEN, previous });
    previous = line.entry.hash;
    lines.push(line.text);
  };
  for (let draft = 0; draft < drafts; draft += 1) {
    const key = `k${draft.toString(16).padStart(40, '0')}`;
    const request = draft.toString(16).padStart(64, '0');
    write({
      what: 'draft-intended',
      ...{ connection, company: 1, key, request, explicitKey: true, generation: 0 },
      asked: { partner: 4, lines: [{ description: 'Office chairs', price: '480' }] },
    });
    write({
      what: 'draft-settled',
      ...{
        connection,
        key,
        request,
        outcome: 'done',
        document: `move/${1_000_000 + draft}`,
        replayed: false,
      },
    });
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, '20261101T000000000Z-1-00000000.jsonl'), `${lines.join('\n')}\n`, {
    mode: 0o600,
  });
}
