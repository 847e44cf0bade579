import { describe, expect, it } from 'vitest';
import type { Entry, StoredEntry } from '../../../src/journal/entry.ts';
import type { Intent } from '../../../src/journal/open-intents.ts';
import type { Became, Finding, Recovered } from '../../../src/posting/recovering/recovered.ts';
import { recoveredLine } from '../../../src/office/recovered-line.ts';
import { recoveredText } from '../../../src/vscode/recovered-text.ts';
import { draftIntended } from '../../support/journal-entries.ts';
import { intended, named } from '../../support/logged-journal.ts';

const intents = stored([
  intended,
  draftIntended('one'),
  { ...named, what: 'settling-intended', by: 'payment/3', amount: '10.00' },
  { ...named, what: 'partner-intended', company: 1, key: 'c1', values: { name: 'Kleinholz GmbH' } },
]).filter(isIntent);
const [posting, drafting, settling, saving] = intents;

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
      'Not posted so far: move/7. It may still be posted, and is looked at again in a few minutes.',
    ],
    [
      recovered(posting, { became: 'unknown' }),
      'Not known whether it was posted: move/7. Look at it in Odoo.',
    ],
    [
      recovered(posting, { became: 'unread' }),
      'Odoo could not be read, so it is not known whether it was posted: move/7. The next start looks again.',
    ],
    [recovered(drafting, { became: 'done', made: 'move/8' }), 'Drafted: move/8.'],
    [
      recovered(drafting, { became: 'not-done' }),
      'Not drafted: a document that was asked for. Ask for it again.',
    ],
    [
      recovered(posting, { became: 'unknown-yet' }),
      'Not known so far whether it was posted: move/7. It is looked at again in a few minutes.',
    ],
    [recovered(saving, { became: 'done', id: 9 }), 'Saved: contact “Kleinholz GmbH”, which you approved.'],
    [
      recovered(saving, { became: 'not-done' }),
      'Not saved: contact “Kleinholz GmbH”, which you approved. Ask for it again.',
    ],
    [
      recovered(settling, { became: 'not-done' }),
      'Not settled: move/7 with payment/3. Match the two in Odoo.',
    ],
  ])('each in a sentence of its own: %#', (each, sentence) => {
    expect(recoveredLine(each)).toBe(sentence);
  });

  it('by what the documents are called, where that is known', () => {
    const names = new Map([
      ['move/7', 'vendor bill of Azure Interior, 552.00 EUR'],
      ['payment/3', 'payment to Azure Interior, 552.00 EUR'],
    ]);
    const told = (became: Became, intent = posting) => recoveredLine(recovered(intent, { became }), names);
    expect(recoveredLine(recovered(posting, { became: 'done', number: 'BILL/2026/11/0001' }), names)).toBe(
      'Posted: vendor bill of Azure Interior, 552.00 EUR, as BILL/2026/11/0001.',
    );
    expect(told('not-done')).toBe(
      'Not posted: vendor bill of Azure Interior, 552.00 EUR. It is a draft as before.',
    );
    expect(told('done', settling)).toBe(
      'Settled: vendor bill of Azure Interior, 552.00 EUR with payment to Azure Interior, 552.00 EUR.',
    );
  });

  it('all in one notification, what is not done first, and counted where not all are told', () => {
    const drafted = (...ids: readonly number[]) =>
      ids.map((id) => recovered(drafting, { became: 'done', made: `move/${id}` }));
    const notPosted = recovered(posting, { became: 'not-done' });
    const begin =
      'MCP Odoo was cut off while it wrote to Odoo. It has looked there, and sent nothing again. ';
    expect(recoveredText([...drafted(8), notPosted], false)).toBe(
      `${begin}Not posted: move/7. It is a draft as before. Drafted: move/8.`,
    );
    expect(recoveredText([...drafted(8, 9, 10), notPosted], true)).toBe(
      `DEMO: ${begin}3 done, 1 not done. Not posted: move/7. It is a draft as before. Drafted: move/8. ` +
        'Drafted: move/9. One more is in the log.',
    );
  });

  it('without a claim to have looked, where Odoo could not be read', () => {
    const text = recoveredText([recovered(posting, { became: 'unread' })], false);
    expect(text).toMatch(
      /^MCP Odoo was cut off while it wrote to Odoo\. It sends nothing again\. Odoo could not be/,
    );
  });
});
