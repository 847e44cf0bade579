import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentDigest } from '../../../../src/accounting/changing/document-digest.ts';
import { differencesBetween } from '../../../../src/accounting/changing/document-facts.ts';
import type { DocumentFacts } from '../../../../src/accounting/changing/document-facts.ts';

const fact = fc.record({ is: fc.string({ maxLength: 3 }), shown: fc.string({ maxLength: 3 }) });
const facts: fc.Arbitrary<DocumentFacts> = fc.dictionary(
  fc.constantFrom('partner', 'total', 'lines[7].price', 'lines[12].taxes'),
  fact,
);

describe('the digest of a document', () => {
  it('is another one exactly when something that counts is otherwise', () => {
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const isSame = documentDigest('move/7', one) === documentDigest('move/7', other);
        expect(isSame).toBe(differencesBetween(one, other).length === 0);
      }),
    );
  });

  it('does not mind the order of what is said, nor another name of the same record', () => {
    const partner = { is: '9', shown: 'Azure Interior' };
    const total = { is: '1.00', shown: '1.00' };
    const digest = documentDigest('move/7', { partner, total });
    expect(documentDigest('move/7', { total, partner: { is: '9', shown: 'Azure GmbH' } })).toBe(digest);
    expect(documentDigest('move/8', { partner, total })).not.toBe(digest);
    expect(digest).toMatch(/^[0-9a-f]{20}$/);
  });
});
