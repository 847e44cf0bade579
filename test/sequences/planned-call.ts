import { z } from 'zod';
import { ROLES } from '../contract/place.ts';
import { FIRST, SECOND } from '../contract/sample.ts';

/*
 * A call as both sides get it. Ids differ from side to side, so what a call names is written as what people call it:
 * `{"$": "partner", "name": "Azure Interior"}` stands for an id, `{"$cell": [...]}` for a cell of `load()` with ids,
 * `{"$key": 2}` for the external id of the story's third draft, `$keyName` for its part after the module.
 */

const companyName = z.enum([FIRST, SECOND]);

const referenceSchema = z.discriminatedUnion('$', [
  z.strictObject({ $: z.enum(['company', 'partner', 'currency', 'product', 'term']), name: z.string() }),
  z.strictObject({ $: z.enum(['account', 'tax', 'journal']), company: companyName, name: z.string() }),
  /** The n-th document that the story made, counted round and round. */
  z.strictObject({ $: z.literal('made'), nth: z.int() }),
  /** The n-th document of the sample company. */
  z.strictObject({ $: z.literal('sample'), nth: z.int() }),
  /** The n-th line of one of them. */
  z.strictObject({ $: z.literal('line'), of: z.enum(['made', 'sample']), document: z.int(), nth: z.int() }),
  /** The n-th file that the story made. */
  z.strictObject({ $: z.literal('file'), nth: z.int() }),
  /** Nothing that is there. */
  z.strictObject({ $: z.literal('unknown') }),
]);

export type Reference = z.output<typeof referenceSchema>;

/** JSON in which references stand for ids. */
export type Tree =
  null | boolean | number | string | readonly Tree[] | Reference | { readonly [key: string]: Tree };

export const plannedCallSchema = z.object({
  role: z.enum(ROLES),
  over: z.enum(['json-rpc', 'json-2']),
  companies: z.array(companyName),
  model: z.string(),
  method: z.string(),
  named: z.record(z.string(), z.json()),
  context: z.record(z.string(), z.json()).default({}),
});

/** One step of a story. */
export interface PlannedCall {
  readonly role: (typeof ROLES)[number];
  readonly over: 'json-rpc' | 'json-2';
  readonly companies: readonly (typeof FIRST | typeof SECOND)[];
  readonly model: string;
  readonly method: string;
  readonly named: Readonly<Record<string, Tree>>;
  readonly context: Readonly<Record<string, Tree>>;
}

/** The reference that a piece of a call is, if it is one. */
export function asReference(piece: unknown): Reference | undefined {
  const read = referenceSchema.safeParse(piece);
  return read.success ? read.data : undefined;
}
