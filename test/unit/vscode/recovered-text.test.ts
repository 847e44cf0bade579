import { describe, expect, it } from 'vitest';
import type { Entry, StoredEntry } from '../../../src/journal/entry.ts';
import type { Intent } from '../../../src/journal/open-intents.ts';
import type { Finding, Recovered } from '../../../src/posting/recovering/recovered.ts';
import { recoveredLine, recoveredText } from '../../../src/vscode/recovered-text.ts';
import { draftIntended } from '../../support/journal-entries.ts';
import { intended, named } from '../../support/logged-journal.ts';

const intents = stored([
  intended,
  draftIntended('one'),
  { ...named, what: 'settling-intended', by: 'payment/3', amount: '10.00' },
]).filter(isIntent);
const [posting, drafting, settling] = intents;

function stored(entries: readonly Entry[]): StoredEntry[] {
  return entries.map((entry, index) => ({
    ...entry,
    ...{ sequence: index + 1, time: '2026-11-23T09:00:00.000Z', process: 1, host: 'laptop', account: 'anna' },
    ...{ previous: '0'.repeat(64), hash: `${index}`.repeat(64) },
  }));
}

function isIntent(entry: StoredEntry): entry is Intent {
  return entry.what.endsWith('-intended');
}

function recovered(intent: Intent | undefined, finding: Finding): Recovered {
  if (intent === undefined) throw new Error('There is no intent.');
  return { intent, ...finding };
}

describe('a person is told what became of what was cut off', () => {
  it.each([
    [
      recovered(posting, { became: 'done', number: 'BILL/2026/11/0001' }),
      'Posted: move/7, as BILL/2026/11/0001.',
    ],
    [recovered(posting, { became: 'not-done' }), 'Not posted: move/7. It is a draft as before.'],
    [
      recovered(posting, { became: 'not-yet' }),
      'Not posted so far: move/7. It may still come, and is looked at again in a few minutes.',
    ],
    [
      recovered(posting, { became: 'unknown' }),
      'Not known whether it was posted: move/7. Look at it in Odoo.',
    ],
    [
      recovered(posting, { became: 'unread' }),
      'Odoo could not be read, so it is not known whether it was posted: move/7. The next start looks again.',
    ],
    [recovered(drafting, { became: 'done', made: 'move/8' }), 'Made: draft move/8.'],
    [recovered(drafting, { became: 'not-done' }), 'Not made: a draft that was asked for. Ask for it again.'],
    [
      recovered(settling, { became: 'not-done' }),
      'Not settled: move/7 with payment/3. Match the two in Odoo.',
    ],
  ])('each in a sentence of its own: %#', (each, sentence) => {
    expect(recoveredLine(each)).toBe(sentence);
  });

  it('all in one notification, what is not done first', () => {
    const all = [
      recovered(drafting, { became: 'done', made: 'move/8' }),
      recovered(drafting, { became: 'done', made: 'move/9' }),
      recovered(drafting, { became: 'done', made: 'move/10' }),
      recovered(posting, { became: 'not-done' }),
    ];
    expect(recoveredText(all, true)).toBe(
      'DEMO: MCP Odoo was cut off while it wrote to Odoo. It has looked there, and sent nothing again. ' +
        '3 done, 1 not done. Not posted: move/7. It is a draft as before. Made: draft move/8. Made: draft move/9. ' +
        'One more is in the log.',
    );
  });
});
