import { describe, expect, it } from 'vitest';
import { gapsIn } from '../../../src/journal/log/gaps.ts';
import { loggedRequests } from '../../../src/journal/log/logged-request.ts';
import type { Entry } from '../../../src/journal/entry.ts';
import {
  DIGEST,
  POSTED,
  answered,
  asked,
  intended,
  journalled,
  named,
  settled,
} from '../../support/logged-journal.ts';
import { draftDone, draftIntended } from '../../support/journal-entries.ts';

const requestsOf = async (...entries: readonly Entry[]) => loggedRequests(await journalled(entries));

describe('the log puts together', () => {
  it('the question, the answer, what was sent and what came of it', async () => {
    expect(await requestsOf(...POSTED)).toEqual([
      expect.objectContaining({
        about: 'posting',
        document: 'move/7',
        together: 1,
        time: '2026-01-15T09:00:03.000Z',
        asked: expect.objectContaining({ shown: asked.shown }),
        answered: expect.objectContaining({ answer: 'yes', account: 'anna', host: 'laptop' }),
        intended: expect.objectContaining({ digest: DIGEST }),
        settled: expect.objectContaining({ number: 'BILL/2026/11/0001' }),
      }),
    ]);
  });

  it('a note with its posting, without moving it in time', async () => {
    const [request] = await requestsOf(
      ...POSTED,
      { ...named, what: 'note-intended', about: 'posting' },
      { ...named, what: 'note-settled', outcome: 'done' },
    );
    expect(request?.noteSettled?.outcome).toBe('done');
    expect(request?.time).toBe('2026-01-15T09:00:03.000Z');
  });

  it('a note with the proposal that became its document', async () => {
    const document = 'proposal/ab12cd34ef56';
    const requests = await requestsOf(
      { ...asked, document },
      { ...settled, document, entered: 'move/70' },
      { ...named, document: 'move/70', what: 'note-intended', about: 'posting' },
      { ...named, document: 'move/70', what: 'note-settled', outcome: 'done' },
    );
    expect(requests).toEqual([
      expect.objectContaining({ document, noteSettled: expect.objectContaining({ outcome: 'done' }) }),
    ]);
  });

  it('what a bank transaction settles with the transaction, whose outcome is written down last', async () => {
    const document = 'proposal/ab12cd34ef56';
    const settles = { ...named, document: 'move/9', by: 'move/70' } as const;
    const requests = await requestsOf(
      { ...asked, document },
      { ...settles, what: 'settling-intended', amount: '100.00' },
      { ...settles, what: 'settling-settled', outcome: 'done' },
      { ...settled, document, entered: 'move/70' },
    );
    expect(requests).toEqual([
      expect.objectContaining({
        document,
        settlings: [expect.objectContaining({ document: 'move/9', outcome: 'done' })],
      }),
    ]);
  });

  it('what a payment settles with the payment, with its last outcome', async () => {
    const settles = { ...named, document: 'move/9', by: 'move/7' } as const;
    const intent = { ...settles, what: 'settling-intended', amount: '100.00' } as const;
    const done = { ...settles, what: 'settling-settled', outcome: 'done' } as const;
    const [request, ...others] = await requestsOf(...POSTED, intent, done);
    expect(others).toEqual([]);
    expect(request?.settlings).toEqual([
      expect.objectContaining({ document: 'move/9', amount: '100.00', outcome: 'done' }),
    ]);
    const later = Date.parse('2026-01-15T10:00:00Z');
    expect(gapsIn(await requestsOf(...POSTED, intent), later)).toMatchObject([{ gap: 'no-outcome' }]);
  });

  it('the documents of one request apart, and says how many there were', async () => {
    const requests = await requestsOf(asked, { ...asked, document: 'move/8' }, answered);
    expect(requests.map(({ document, together }) => [document, together])).toEqual([
      ['move/7', 2],
      ['move/8', 2],
    ]);
  });

  it('what was sent again after a refusal, with its last outcome', async () => {
    const refused = { ...settled, outcome: 'rejected' } as const;
    const again = await requestsOf(asked, answered, intended, refused, intended);
    expect(again[0]?.settled).toBeUndefined();
    expect(
      (await requestsOf(asked, answered, intended, refused, intended, settled))[0]?.settled?.outcome,
    ).toBe('done');
  });

  it('the newest first, and leaves out what agents draft and change by themselves', async () => {
    const request = '3fa29c11-0000-4000-8000-000000000002';
    const own = { ...named, request, approved: false } as const;
    const requests = await requestsOf(
      draftIntended('one'),
      draftDone('one'),
      { ...own, what: 'change-intended', digest: DIGEST, values: {} },
      { ...own, what: 'change-settled', outcome: 'done' },
      ...POSTED,
      { ...asked, request: '3fa29c11-0000-4000-8000-000000000003' },
    );
    expect(requests.map((each) => each.request.slice(-1))).toEqual(['3', '1']);
  });
});

describe('a request that is not complete in the log is found', () => {
  const LATER = Date.parse('2026-01-15T10:00:00Z');
  const gaps = async (entries: readonly Entry[], now = LATER) =>
    gapsIn(await requestsOf(...entries), now).map(({ gap }) => gap);

  it.each([
    ['none', POSTED, []],
    ['asked, and no answer', [asked], ['no-answer']],
    ['a yes, and nothing sent', [asked, answered], ['not-sent']],
    ['sent, and no outcome', [asked, answered, intended], ['no-outcome']],
    ['a no is complete', [asked, { ...answered, answer: 'keep' }], []],
    [
      'a yes that was not sent, and why, is complete',
      [asked, answered, { ...settled, outcome: 'not-tried' }],
      [],
    ],
    ['sent without a yes', [asked, intended, settled], ['no-approval']],
    ['sent after a no', [asked, { ...answered, answer: 'keep' }, intended, settled], ['no-approval']],
    ['sent, and nothing else', [intended], ['no-approval']],
  ] as const satisfies readonly (readonly [string, readonly Entry[], readonly string[]])[])(
    '%s',
    async (_, entries, found) => {
      expect(await gaps(entries)).toEqual(found);
    },
  );

  it('but not while it may be under way', async () => {
    const soon = Date.parse('2026-01-15T09:05:00Z');
    expect(await gaps([asked, answered, intended], soon)).toEqual([]);
    expect(await gaps([asked], soon)).toEqual([]);
    expect(await gaps([intended], soon)).toEqual(['no-approval']);
  });
});
