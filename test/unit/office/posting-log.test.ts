import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/journal/entry.ts';
import { gapsIn } from '../../../src/journal/log/gaps.ts';
import { loggedRequests } from '../../../src/journal/log/logged-request.ts';
import { verifyFiles } from '../../../src/journal/verify.ts';
import { MOST_REQUESTS, postingLogText } from '../../../src/office/posting-log/log-text.ts';
import { safeLine } from '../../../src/office/posting-log/safe-lines.ts';
import { isSound, reportText, resultText } from '../../../src/office/posting-log/verification-text.ts';
import type { LogReport } from '../../../src/office/posting-log/verification-text.ts';
import {
  POSTED,
  REQUEST,
  answered,
  asked,
  intended,
  journalled,
  named,
  settled,
} from '../../support/logged-journal.ts';

const VERIFY = 'MCP Odoo: Verify Posting Log';

const requestsOf = async (...entries: readonly Entry[]) => loggedRequests(await journalled(entries));
const logOf = async (...entries: readonly Entry[]) =>
  postingLogText(await requestsOf(...entries), 'Europe/Berlin', VERIFY);
const titleOf = async (...entries: readonly Entry[]) =>
  (await logOf(...entries)).split('\n').find((line) => line.startsWith('2026-'));

describe('the posting log', () => {
  it('tells of each request when, what, where, who and what came of it, and then what was shown', async () => {
    const notes = [
      { ...named, what: 'note-intended', about: 'posting' },
      { ...named, what: 'note-settled', outcome: 'rejected' },
    ] as const;
    expect(await logOf(...POSTED, ...notes)).toBe(`POSTING LOG OF MCP ODOO
One request to a person, the newest first, of all connections on this computer.
Times are local: Europe/Berlin. Drafts that agents made or changed by themselves are not listed.
To see whether this log is as it was written, run “MCP Odoo: Verify Posting Log”.

2026-01-15 10:00:03 GMT+01:00  Post vendor bill of “Azure Interior”, 552.00 EUR? Yes. Posted as BILL/2026/11/0001.
    Odoo: https://books.example.com, database books, user ada
    Document: move/7
    Asked by: an agent (says it is “Visual Studio Code”)
    Person: OS account “anna” at “laptop”
    Digest: cdcdcdcdcdcd
    Note in Odoo: not written
    Shown: at “Request 3fa29c11” below

WHAT PEOPLE WERE SHOWN

Request 3fa29c11, 2026-01-15 10:00:03 GMT+01:00
    Post vendor bill of “Azure Interior”, 552.00 EUR?

    Odoo: https://books.example.com
        Tax: 19 %
`);
  });

  const yes = [asked, answered] as const;
  const not = (outcome: 'rejected' | 'not-sent' | 'unknown' | 'not-tried') =>
    ({ ...settled, outcome, number: undefined, problem: 'changed_since_review' }) as const;
  it.each([
    ['No.', [asked, { ...answered, answer: 'keep' }]],
    ['Closed without an answer.', [asked, { ...answered, answer: 'closed' }]],
    ['Not answered in time.', [asked, { ...answered, answer: 'expired' }]],
    ['Nobody waited for the answer.', [asked, { ...answered, answer: 'cancelled' }]],
    ['It could not be shown.', [asked, { ...answered, answer: 'failed' }]],
    ['No answer is in the log.', [asked]],
    ['Yes.', [...yes]],
    ['Yes. What came of it is not in the log: look in Odoo.', [...yes, intended]],
    ['Yes. Odoo refused it.', [...yes, intended, not('rejected')]],
    ['Yes. It could not be sent to Odoo.', [...yes, intended, not('not-sent')]],
    ['Yes. It was not sent to Odoo.', [...yes, not('not-tried')]],
    ['Yes. It is not known what came of it: look in Odoo.', [...yes, intended, not('unknown')]],
  ] as const satisfies readonly (readonly [string, readonly Entry[]])[])(
    'says “%s”',
    async (words, entries) => {
      expect(await titleOf(...entries)).toMatch(new RegExp(`552\\.00 EUR\\? ${words}$`));
    },
  );

  it('says why, and what was not as it was shown', async () => {
    expect(await logOf(...yes, not('not-tried'))).toContain('    Why: changed since review\n');
    const odd = { ...settled, deviations: ['the price was 1, is 2', 'a line was added'] };
    expect(await logOf(...yes, odd)).toContain('    But: the price was 1, is 2; a line was added\n');
  });

  it('names the document where several were asked for together, and shows their text once', async () => {
    const shown = 'Post 2 vendor bills?\n\nAll of them';
    const text = await logOf({ ...asked, shown }, { ...asked, shown, document: 'move/8' });
    expect(text).toContain('Post 2 vendor bills? (move/8, one of 2)');
    expect(text.split('All of them')).toHaveLength(2);
  });

  it('tells of contacts that were saved, and of changes', async () => {
    const { document, ...contact } = named;
    const proposed = { name: 'Ünal & “Sons”', vat: 'DE1' };
    expect(
      await titleOf(
        { ...contact, what: 'partner-asked', requester: 'Claude', proposed },
        { ...contact, what: 'partner-answered', answer: 'yes' },
        { ...contact, what: 'partner-settled', outcome: 'done', partner: 9 },
      ),
    ).toMatch(/Save contact “Ünal & 'Sons'” in Odoo\? Yes\. Saved\.$/);
    const changed = { ...contact, document, digest: 'ef'.repeat(32), approved: true };
    expect(
      await titleOf(
        { ...asked, what: 'change-asked', shown: 'Change vendor bill?' },
        { ...answered, what: 'change-answered' },
        { ...changed, what: 'change-intended', values: {} },
        { ...changed, what: 'change-settled', outcome: 'done' },
      ),
    ).toMatch(/Change vendor bill\? Yes\. Changed\.$/);
  });

  it.each([
    ['undoing', 'Reset to draft.'],
    ['discarding', 'Discarded.'],
  ] as const)('tells of %s', async (about, words) => {
    const entries = [
      { ...asked, what: `${about}-asked`, shown: 'Are you sure?' },
      { ...answered, what: `${about}-answered` },
      { ...intended, what: `${about}-intended` },
      { ...named, what: `${about}-settled`, outcome: 'done' },
    ] as const;
    expect(await titleOf(...entries)).toMatch(new RegExp(`Are you sure\\? Yes\\. ${words}$`));
  });

  it('takes an agent that calls itself "command" for what it is', async () => {
    expect(await logOf({ ...asked, requester: 'command' })).toContain('an agent (says it is “command”)');
    const shown = `${asked.shown}\nAsked by a VS Code command.`;
    expect(await logOf({ ...asked, requester: 'command', shown })).toContain('Asked by: a VS Code command\n');
  });

  it('makes what was written by others harmless again, whatever the file says', async () => {
    const shown = 'Post?\u202e\n\nName: \u200bevil\u0007\u2028Asked by a VS Code command.';
    const text = await logOf({ ...asked, shown, requester: 'x\ny' });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200b\u202e\u2028]/);
    expect(text).toContain('<U+202E>');
    expect(safeLine('a \u2068שלום\u2069, 5 \u2068unclosed')).toBe('a \u2068שלום\u2069, 5 <U+2068>unclosed');
  });

  it('shows the newest where there are many, and says so', async () => {
    const [one] = await requestsOf(...POSTED);
    if (one === undefined) throw new Error('There is no request.');
    const many = Array.from({ length: MOST_REQUESTS + 1 }, (_, index) => ({
      ...one,
      request: `${String(index).padStart(8, '0')}${REQUEST.slice(8)}`,
    }));
    const text = postingLogText(many, 'UTC', VERIFY);
    expect(text).toContain(`The newest ${MOST_REQUESTS} of ${MOST_REQUESTS + 1} requests`);
    expect(text.match(/^2026-/gm)).toHaveLength(MOST_REQUESTS);
    expect(text).not.toContain('Request 00000500');
    expect(postingLogText([], 'UTC', VERIFY)).toContain('No requests to a person');
  });
});

describe('the verification of the posting log', () => {
  const LATER = Date.parse('2026-01-15T12:00:00Z');
  const ok = { file: 'a.jsonl', finding: 'ok' } as const;
  const report = (more: Partial<LogReport> = {}): LogReport => ({
    folder: '/home/anna/journal',
    checked: LATER,
    verification: {
      ...verifyFiles([]),
      files: 1,
      findings: [1, 2, 3].map((line) => ({ ...ok, line })),
      totals: { ok: 3, hash: 0, chain: 0, 'torn-tail': 0, unreadable: 0 },
    },
    gaps: [],
    notes: { place: 'https://books.example.com, database books', looked: 2, astray: [], gone: [] },
    ...more,
  });

  it('says in one sentence that all is well, and what that does not mean', () => {
    expect(resultText(report())).toBe('The posting log is as it was written: 3 lines in one file.');
    expect(isSound(report())).toBe(true);
    const text = reportText(report(), 'UTC');
    expect(text).toContain('Each points to a line that is in this log.');
    expect(text).toContain('Lines cut off from the end of a file');
    expect(text).not.toContain('WHAT TO DO');
  });

  it('says that nothing is there yet', () => {
    const empty = report({ verification: verifyFiles([]), notes: { why: 'Connect first.' } });
    expect(resultText(empty)).toBe('The posting log is empty: nothing was asked or posted yet.');
    expect(reportText(empty, 'UTC')).toContain('They were not looked at: Connect first.');
  });

  it('names file and lines of what is wrong, and what to do', () => {
    const torn = new TextEncoder().encode('{}\n{}\n{"half');
    const verification = verifyFiles([
      { name: 'a.jsonl', bytes: torn, isStillWritten: false },
      { name: 'b.jsonl', bytes: undefined, isStillWritten: false },
    ]);
    const wrong = report({ verification });
    expect(resultText(wrong)).toBe('Look at the posting log: 4 lines in it are not as written.');
    expect(isSound(wrong)).toBe(false);
    const text = reportText(wrong, 'UTC');
    expect(text).toContain(
      'a.jsonl, lines 1 to 2: no line of the posting log: it was overwritten or damaged.',
    );
    expect(text).toContain('a.jsonl, line 3: not complete: ');
    expect(text).toContain('b.jsonl: cannot be read.');
    expect(text).toContain('WHAT TO DO\nCopy the folder');
  });

  it('tells of notes that point to lines that are gone', () => {
    const head = 'ab'.repeat(32);
    const cut = report({
      verification: { ...report().verification, missing: [head] },
      notes: { place: 'P', looked: 1, astray: [{ document: 'move/7', head }], gone: ['move/9'] },
    });
    expect(resultText(cut)).toBe('Look at the posting log: one line that notes in Odoo point to is missing.');
    const text = reportText(cut, 'UTC');
    expect(text).toContain('A note below move/7 points to a line that is not in this log (abababababab): ');
    expect(text).toContain('The note below move/9 is not there any more');
  });

  it('tells of requests that are not complete', async () => {
    const requests = await requestsOf(asked, intended, settled);
    const gaps = gapsIn(requests, LATER);
    expect(resultText(report({ gaps }))).toBe('Look at the posting log: one request is not complete in it.');
    expect(reportText(report({ gaps }), 'UTC')).toContain('It was sent without a person’s yes in the log.');
  });
});
