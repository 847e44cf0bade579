import { asItIs } from '../../../src/common/said.ts';
import { subjectNamed } from '../../../src/posting/review/subject.ts';
import { describe, expect, it } from 'vitest';
import { gateProblems } from '../../../src/posting/problems.ts';
import type { Posted, PostingOutcome } from '../../../src/posting/posted.ts';
import { postedTogetherText } from '../../../src/vscode/posted-text.ts';

function posted(id: number, more: Partial<Posted> = {}): PostingOutcome {
  const document = `move/${id}` as const;
  return { document, posted: { document, label: 'bill', number: `BILL/${id}`, deviations: [], ...more } };
}

function refused(id: number): PostingOutcome {
  const document = `move/${id}` as const;
  return {
    document,
    problem: gateProblems.postingRefused(subjectNamed(document, asItIs(`bill ${id}`)), 'It is locked.'),
  };
}

describe('the notification after several were posted', () => {
  it('has their numbers', () => {
    expect(postedTogetherText([posted(1), posted(2)], false)).toBe('Posted 2 documents: BILL/1, BILL/2.');
    expect(postedTogetherText([posted(1), posted(2)], true)).toMatch(/^DEMO: Posted 2/);
  });

  it('has the first of very many numbers, so that what follows is not cut', () => {
    const many = Array.from({ length: 25 }, (_, index) => posted(index + 1));
    const text = postedTogetherText(many, false);
    expect(text).toMatch(/^Posted 25 documents: BILL\/1, .*BILL\/20 and 5 more\.$/);
    expect(text).not.toContain('BILL/21');
  });

  it('says what was not posted, and why', () => {
    expect(postedTogetherText([posted(1), refused(2)], false)).toBe(
      'Posted 1 of 2 documents: BILL/1. Odoo refused to post the bill 2; it stays a draft. It is locked.',
    );
  });

  it('points to the log where there is too much to say', () => {
    const text = postedTogetherText([1, 2, 3, 4, 5].map(refused), false);
    expect(text).toMatch(/^None of 5 documents was posted\. /);
    expect(text).toContain('bill 3');
    expect(text).not.toContain('bill 4');
    expect(text).toMatch(/2 more were not posted: see the log\.$/);
  });

  it('names what was not sent because the person stopped', () => {
    const stopped = (id: number): PostingOutcome => {
      const [document, label] = [`move/${id}` as const, `bill ${id}`];
      return { document, label, problem: gateProblems.stopped({ document, label, english: label }) };
    };
    expect(postedTogetherText([posted(1), stopped(2)], false)).toBe(
      'Posted 1 of 2 documents: BILL/1. 1 was not sent because you stopped, and stays a draft: bill 2.',
    );
    const text = postedTogetherText([posted(1), refused(2), ...[3, 4].map(stopped)], false);
    expect(text).toMatch(
      /It is locked\. 2 were not sent because you stopped, and stay drafts: bill 3; bill 4\.$/,
    );
    const many = postedTogetherText(
      Array.from({ length: 13 }, (_, index) => stopped(index)),
      false,
    );
    expect(many).toMatch(/^13 were not sent .* bill 9; and 3 more\.$/);
  });

  it('does not say that none was posted where that is not known', () => {
    const unknown = (id: number): PostingOutcome => {
      const [document, label] = [`move/${id}` as const, `bill ${id}`];
      return { document, label, problem: gateProblems.postingUnknown({ document, label, english: label }) };
    };
    const text = postedTogetherText([refused(1), refused(2), ...[3, 4, 5].map(unknown)], false);
    expect(text).toMatch(/^Odoo did not answer, so it is not known whether the bill 3 was posted\./);
    expect(text).toMatch(/ 2 more were not posted: see the log\.$/);
    const many = postedTogetherText([1, 2, 3, 4].map(unknown), false);
    expect(many).toMatch(/ 1 more were not posted, or it is not known: see the log\.$/);
  });

  it('says what posting did that was not to be expected', () => {
    expect(
      postedTogetherText(
        [posted(1, { movedTo: '2026-11-01' }), posted(2, { deviations: [asItIs('a line more')] })],
        false,
      ),
    ).toBe(
      'Posted 2 documents: BILL/1, BILL/2. BILL/1 has the accounting date 2026-11-01. BILL/2 is not quite what you saw: a line more.',
    );
  });
});
