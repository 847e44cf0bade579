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

/** A document: mostly one that the story made. */
export const anyDocument: fc.Arbitrary<Reference> = fc.oneof(
  { arbitrary: fc.nat({ max: 5 }).map((nth): Reference => ({ $: 'made', nth })), weight: 24 },
  { arbitrary: fc.nat({ max: 75 }).map((nth): Reference => ({ $: 'sample', nth })), weight: 6 },
  { arbitrary: fc.constant<Reference>({ $: 'unknown' }), weight: 1 },
);
