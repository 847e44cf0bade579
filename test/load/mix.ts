import { strict as assert } from 'node:assert';
import { z } from 'zod';
import type { Agent, Draft } from './agent.ts';

/** One sort of call. */
export interface Call {
  readonly name: string;
  /** How often it comes, against the others. */
  readonly weight: number;
  /** Left out: always. */
  readonly isPossible?: (agent: Agent) => boolean;
  /** Throws when something else came of it than had to. */
  readonly make: (agent: Agent) => Promise<unknown>;
}

const PARTNERS = [
  ...['Azure Interior', 'Deco Addict', 'Meubles Dupont', 'Stadtwerke Leipzig', 'Netzwerk Telekom'],
  ...['Papier & Mehr OHG', 'Hotel Seeblick', 'Reinigung Glanz', 'Ready Mat', 'Van Dijk Logistiek'],
];

/** What the reference of every bill of theirs begins with. */
export const REFERENCES = 'LOAD-';

/** Nobody hangs more on one draft. */
const MOST_FILES = 5;

const drafted = z.object({
  ...{ document: z.string(), digest: z.string(), replayed: z.boolean(), state: z.literal('draft') },
  lines: z.array(z.object({ id: z.int(), price: z.string() })).min(1),
});
const read = z.object({ document: z.string(), state: z.string(), digest: z.string() });
const changed = z.object({ document: z.string(), digest: z.string() });
const attached = z.object({ digest: z.string(), already_there: z.literal(false) });
const posted = z.object({ document: z.string(), state: z.literal('posted') });
const listed = z.object({ groups: z.array(z.object({ rows: z.array(z.unknown()) })) });
const batch = z.object({ drafted: z.literal(3), problems: z.literal(0) });
const proposed = z.object({ transactions: z.array(z.object({ document: z.string() })) });

const open = (agent: Agent): Draft[] => agent.drafts.filter(({ isPosted }) => !isPosted);
const hasOpen = (agent: Agent): boolean => open(agent).length > 0;
const hasPosted = (agent: Agent): boolean => agent.drafts.some(({ isPosted }) => isPosted);

function oneOf<T>(agent: Agent, among: readonly T[]): T {
  const one = agent.random.one(among);
  if (one === undefined) throw new Error('There is none.');
  return one;
}

function bill(agent: Agent) {
  const number = agent.next();
  // The dialog warns of bills of the same partner that are alike, and of an unusual amount: what another agent has posted
  // meanwhile would make its yes void, and rightly.
  const partner = PARTNERS[agent.number - 1];
  const price = number * 100 + agent.number;
  const reference = `${REFERENCES}${agent.name}-${number}`;
  const asked = {
    ...{ company: 'Lindenhof GmbH', partner, description: 'Load', amount: price },
    ...{ reference, invoice_date: '2026-11-20', idempotency_key: reference },
  };
  return { asked, reference, price };
}

/** Calls that change nothing. */
export const READS: readonly Call[] = [
  {
    name: 'find a partner',
    weight: 10,
    make: (agent) => agent.answer('find_records', { kind: 'partner', text: oneOf(agent, PARTNERS) }),
  },
  {
    name: 'find a document',
    weight: 5,
    make: (agent) => agent.answer('find_records', { kind: 'document', text: oneOf(agent, PARTNERS) }),
  },
  {
    name: 'suggest coding',
    weight: 10,
    make: (agent) =>
      agent.answer('suggest_coding', {
        partner: oneOf(agent, PARTNERS),
        company: 'Lindenhof GmbH',
      }),
  },
  {
    name: 'list drafts',
    weight: 10,
    make: async (agent) => {
      const { groups } = listed.parse(await agent.answer('list_drafts', { limit: 20 }));
      assert(groups.flatMap(({ rows }) => rows).length <= 20);
    },
  },
  {
    name: 'read a document',
    weight: 12,
    isPossible: (agent) => agent.drafts.length > 0,
    make: async (agent) => {
      const draft = oneOf(agent, agent.drafts);
      const found = read.parse(await agent.answer('get_document', { document: draft.document }));
      assert.equal(found.state, draft.isPosted ? 'posted' : 'draft');
      if (!draft.isPosted) assert.equal(found.digest, draft.digest);
    },
  },
  {
    name: 'read a paper',
    weight: 3,
    make: (agent) => agent.answer('read_paper', { path: agent.paper() }),
  },
  {
    name: 'post what is posted',
    weight: 1,
    isPossible: hasPosted,
    make: async (agent) => {
      const { document } = oneOf(
        agent,
        agent.drafts.filter(({ isPosted }) => isPosted),
      );
      await agent.refusal('post_invoice', { invoice_id: document }, 'not_a_draft');
    },
  },
];

const WRITES: readonly Call[] = [
  {
    name: 'draft a bill',
    weight: 14,
    make: async (agent) => {
      const { asked, reference, price } = bill(agent);
      const { document, digest, lines, replayed } = drafted.parse(
        await agent.answer('create_draft_invoice', asked),
      );
      assert.equal(replayed, false);
      const line = lines[0]?.id ?? 0;
      agent.references.push(reference);
      agent.drafts.push({ document, reference, digest, asked, line, price, isPosted: false, files: 0 });
    },
  },
  {
    name: 'draft the same again',
    weight: 3,
    isPossible: hasOpen,
    make: async (agent) => {
      const { asked, document } = oneOf(agent, open(agent));
      const again = drafted.parse(await agent.answer('create_draft_invoice', asked));
      assert.equal(again.replayed, true);
      assert.equal(again.document, document);
    },
  },
  {
    name: 'draft three bills at once',
    weight: 2,
    make: async (agent) => {
      const bills = [bill(agent), bill(agent), bill(agent)];
      const answer = await agent.answer('create_draft_invoices', {
        invoices: bills.map(({ asked }) => asked),
      });
      batch.parse(answer);
      agent.references.push(...bills.map(({ reference }) => reference));
    },
  },
  {
    name: 'propose a bank transaction',
    weight: 2,
    make: async (agent) => {
      const idempotencyKey = `${agent.name} ${agent.next()}`;
      const { transactions } = proposed.parse(
        await agent.answer('create_draft_transaction', {
          ...{ company: 'Lindenhof GmbH', journal: 'Bank' },
          transactions: [
            {
              ...{ date: '2026-11-20', amount: -9.9, description: 'Fee', counterpart: 'suspense' },
              idempotency_key: idempotencyKey,
            },
          ],
        }),
      );
      agent.proposals.push(...transactions.map(({ document }) => document));
    },
  },
  {
    name: 'change a draft',
    weight: 8,
    isPossible: hasOpen,
    make: async (agent) => {
      const draft = oneOf(agent, open(agent));
      const price = draft.price + 1_000_000;
      const { document, digest, line } = draft;
      const answer = await agent.answer('update_draft', { document, digest, lines: [{ line, price }] });
      draft.digest = changed.parse(answer).digest;
      draft.price = price;
    },
  },
  {
    name: 'change a draft that has moved on',
    weight: 2,
    isPossible: hasOpen,
    make: async (agent) => {
      const { document } = oneOf(agent, open(agent));
      const stale = { document, digest: '0123456789abcdef', narration: 'late' };
      await agent.refusal('update_draft', stale, 'draft_moved_on');
    },
  },
  {
    name: 'attach a paper',
    weight: 6,
    isPossible: (agent) => open(agent).some(({ files }) => files < MOST_FILES),
    make: async (agent) => {
      const draft = oneOf(
        agent,
        open(agent).filter(({ files }) => files < MOST_FILES),
      );
      const { document } = draft;
      const answer = await agent.answer('attach_file', { document, path: agent.paper() });
      draft.digest = attached.parse(answer).digest;
      draft.files += 1;
    },
  },
  {
    name: 'post',
    weight: 8,
    isPossible: hasOpen,
    make: async (agent) => {
      const draft = oneOf(agent, open(agent));
      const answer = posted.parse(await agent.answer('post_invoice', { invoice_id: draft.document }));
      assert.equal(answer.document, draft.document);
      draft.isPosted = true;
    },
  },
];

/** What agents do all day: rather more writing than most. */
export const MIX: readonly Call[] = [...READS, ...WRITES];
