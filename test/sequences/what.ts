import fc from 'fast-check';
import type { CompanyName } from '../contract/sample.ts';
import type { Reference, Tree } from './planned-call.ts';

/** A call, whoever makes it. */
export interface What {
  readonly method: string;
  readonly named: Readonly<Record<string, Tree>>;
  /** Left out: account.move. */
  readonly model?: string;
  readonly context?: Readonly<Record<string, Tree>>;
  /** Left out: those of whoever asks. */
  readonly companies?: readonly CompanyName[];
}

/** The story's drafts by their external ids. */
export const key = fc.nat({ max: 3 });

const known = fc.oneof(
  { arbitrary: fc.nat({ max: 5 }).map((nth): Reference => ({ $: 'made', nth })), weight: 4 },
  { arbitrary: fc.nat({ max: 75 }).map((nth): Reference => ({ $: 'sample', nth })), weight: 1 },
);
const gone = fc.constant<Reference>({ $: 'unknown' });

/** A document, which may be gone. */
export const anyDocument: fc.Arbitrary<Reference> = fc.oneof(
  { arbitrary: known, weight: 30 },
  { arbitrary: gone, weight: 1 },
);

/** One or two documents, mostly ones that the story made. */
export const severalDocuments: fc.Arbitrary<Reference[]> = fc.array(anyDocument, {
  minLength: 1,
  maxLength: 2,
});
