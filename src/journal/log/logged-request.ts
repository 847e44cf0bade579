import { z } from 'zod';
import type { StoredEntry } from '../entry.ts';
import { connection } from '../entries/shared.ts';

/** What people are asked about: what an entry of a request begins with. */
const subject = z.enum(['posting', 'change', 'undoing', 'discarding', 'partner', 'note', 'settling']);

/** As far as the log tells of it: an entry of any subject that people are asked about, or of a note. */
const logged = z.object({
  time: z.string(),
  account: z.string(),
  host: z.string(),
  request: z.string(),
  connection,
  document: z.string().optional(),
  requester: z.string().optional(),
  askedBy: z.string().optional(),
  shown: z.string().optional(),
  proposed: z.object({ name: z.string() }).optional(),
  digest: z.string().optional(),
  /** As which Odoo user it was posted, where that is not the connection's own. */
  postedAs: z.string().optional(),
  answer: z.string().optional(),
  alsoAskedBy: z.array(z.object({ requester: z.string(), askedBy: z.string() })).optional(),
  approved: z.boolean().optional(),
  outcome: z.string().optional(),
  /** What pays the document. */
  by: z.string().optional(),
  amount: z.string().optional(),
  problem: z.string().optional(),
  number: z.string().optional(),
  entered: z.string().optional(),
  deviations: z.array(z.string()).optional(),
  hash: z.string(),
});

/** One entry of a request. */
export type Logged = z.infer<typeof logged>;

/** All that the journal has about one request and one document: from the question to what came of it. */
export interface LoggedRequest {
  readonly about: Exclude<z.infer<typeof subject>, 'note' | 'settling'>;
  readonly request: string;
  readonly connection: z.infer<typeof connection>;
  /** None where it is about a contact. */
  readonly document?: string;
  /** How many documents the request was about. */
  readonly together: number;
  /** When the journal heard of it last. */
  readonly time: string;
  /** As it was shown last. */
  readonly asked?: Logged;
  readonly answered?: Logged;
  readonly intended?: Logged;
  readonly settled?: Logged;
  /** What it was settled with: for each document the last that is known. */
  readonly settlings: readonly Logged[];
  readonly noteIntended?: Logged;
  readonly noteSettled?: Logged;
}

/**
 * Puts the entries of each request together. What agents draft and change without asking anybody is left out.
 * @param entries in the order of time
 * @returns the newest first
 */
export function loggedRequests(entries: readonly StoredEntry[]): LoggedRequest[] {
  const requests = new Map<string, LoggedRequest>();
  const known = entries.flatMap(knownEntry);
  const proposals = proposalsIn(known);
  for (const { about, stage, facts } of known) {
    const key = keyOfEntry(about, proposals, facts);
    const before = requests.get(key);
    const after = withEntry(before, about, stage, facts);
    if (after !== undefined) requests.set(key, after);
  }
  const asked = [...requests.values()].filter((request) => concernsPeople(request));
  const documents = Map.groupBy(asked, ({ request }) => request);
  return asked
    .map((each) => ({ ...each, together: documents.get(each.request)?.length ?? 1 }))
    .sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0));
}

interface KnownEntry {
  readonly about: z.infer<typeof subject>;
  readonly stage: string;
  readonly facts: Logged;
}

/** @returns nothing where it is about something else */
function knownEntry(entry: StoredEntry): KnownEntry[] {
  const { about, stage = '' } = /^(?<about>[a-z]+)-(?<stage>[a-z]+)$/.exec(entry.what)?.groups ?? {};
  const known = subject.safeParse(about).data;
  const facts = logged.safeParse(entry).data;
  return known === undefined || facts === undefined ? [] : [{ about: known, stage, facts }];
}

function keyOf({ request, document = '' }: Pick<Logged, 'request' | 'document'>): string {
  return `${request} ${document}`;
}

/** Of what was entered, by request and document: which proposal it was before. */
function proposalsIn(entries: readonly KnownEntry[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(({ facts: { request, document, entered } }) => {
      if (document === undefined || entered === undefined) return [];
      return [[keyOf({ request, document: entered }), document] as const];
    }),
  );
}

/** A settlement belongs to what pays; what is said of a proposal once it was entered belongs to the proposal. */
function keyOfEntry(
  about: z.infer<typeof subject>,
  proposals: ReadonlyMap<string, string>,
  { request, document, by }: Logged,
): string {
  const own = keyOf({ request, document: about === 'settling' ? by : document });
  const proposal = proposals.get(own);
  return proposal === undefined ? own : keyOf({ request, document: proposal });
}

function withEntry(
  before: LoggedRequest | undefined,
  about: z.infer<typeof subject>,
  stage: string,
  facts: Logged,
): LoggedRequest | undefined {
  if (about === 'note') return withNote(before, stage, facts);
  if (about === 'settling') return withSettling(before, facts);
  return withStage(before, about, stage, facts);
}

function withStage(
  before: LoggedRequest | undefined,
  about: LoggedRequest['about'],
  stage: string,
  facts: Logged,
): LoggedRequest {
  const { request, connection: books, document, time } = facts;
  const known = { together: 1, settlings: [], ...before, about, request, connection: books, document, time };
  switch (stage) {
    case 'asked':
      return { ...known, asked: facts };
    case 'answered':
      return { ...known, answered: facts };
    case 'intended':
      // Sent again on its own, after Odoo had refused it together with others.
      return { ...known, intended: facts, settled: undefined };
    case 'settled':
      return { ...known, settled: facts };
    default:
      return known;
  }
}

function withNote(
  before: LoggedRequest | undefined,
  stage: string,
  facts: Logged,
): LoggedRequest | undefined {
  if (before === undefined) return undefined;
  return stage === 'intended' ? { ...before, noteIntended: facts } : { ...before, noteSettled: facts };
}

function withSettling(before: LoggedRequest | undefined, facts: Logged): LoggedRequest | undefined {
  if (before === undefined) return undefined;
  const intended = before.settlings.find(({ document }) => document === facts.document);
  const others = before.settlings.filter((each) => each !== intended);
  return { ...before, settlings: [...others, { ...facts, amount: facts.amount ?? intended?.amount }] };
}

function concernsPeople({ about, asked, intended, settled }: LoggedRequest): boolean {
  return about !== 'change' || asked !== undefined || (intended ?? settled)?.approved === true;
}
