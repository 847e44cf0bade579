import { asItIs } from '../../../src/common/said.ts';
import { subjectNamed } from '../../../src/posting/review/subject.ts';
import { describe, expect, it } from 'vitest';
import { toPostedWithAnswer } from '../../../src/mcp/asking-tools.ts';
import { gateProblems } from '../../../src/posting/problems.ts';

const entry = {
  document: 'move/7',
  label: 'journal entry, 80.00 EUR',
  number: 'MISC/1',
  deviations: [],
} as const;
const reversal = { ...entry, document: 'move/8', number: 'MISC/2', movedTo: '2026-11-30' } as const;

describe('the answer of post_invoice', () => {
  it('has the other half of a pair, and the date that posting moved', () => {
    const answer = toPostedWithAnswer({
      ...entry,
      with: [{ document: reversal.document, posted: reversal }],
    });
    expect(answer).toMatchObject({
      document: 'move/7',
      deviations: [],
      posted_with: [{ document: 'move/8', number: 'MISC/2', date_moved_to: '2026-11-30' }],
    });
  });

  it('says what became of the other half when it is not posted', () => {
    const problem = gateProblems.postingUnknown(subjectNamed('move/8', asItIs('journal entry')));
    const answer = toPostedWithAnswer({ ...entry, with: [{ document: 'move/8', problem }] });
    expect(answer.deviations).toEqual([problem.model]);
    expect(answer).not.toHaveProperty('posted_with');
  });
});
