import { inEnglish } from '../../../../src/common/said.ts';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../src/common/problem.ts';
import type { StandingProposal } from '../../../../src/accounting/proposals/held-proposals.ts';
import { factsOf } from '../../../../src/posting/proposals/facts-of.ts';
import type { NamedRecords } from '../../../../src/posting/proposals/named-records.ts';
import { SeenProposal } from '../../../../src/posting/proposals/seen-proposal.ts';
import { bill, payment, proposal, records } from './entering-facts.ts';

const factsNow = (held: StandingProposal, more: Partial<NamedRecords> = {}) =>
  factsOf(held, records(more), new Set());

/** Why nobody is asked. */
function whyNot(held: StandingProposal, more: Partial<NamedRecords> = {}): string {
  try {
    factsNow(held, more);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe('not_postable');
    return error.person;
  }
  throw new Error('It would be asked about.');
}

describe('nobody is asked about a bank transaction that cannot be what it was', () => {
  const [journal] = records().journals.values();
  if (journal === undefined) throw new Error('There is a journal.');
  const journals = (change: Partial<typeof journal>) => ({
    journals: new Map([[9, { ...journal, ...change }]]),
  });
  const documents = (change: Parameters<typeof bill>[0]) => ({
    documents: new Map([['move/3', bill(change)] as const]),
  });
  const dollars = { id: 2, name: 'USD', places: 2 };

  it.each<[string, StandingProposal, Partial<NamedRecords>, string]>([
    ['its company is gone', proposal(), { company: undefined }, 'company is not in Odoo any more'],
    ['its journal is gone', proposal(), { journals: new Map() }, 'journal Bank is not there any more'],
    [
      "its journal is another company's",
      proposal(),
      journals({ company_id: { id: 2, name: 'Lindenhof Trading BV' } }),
      'journal Bank is not there any more',
    ],
    ['its journal is for sales', proposal(), journals({ type: 'sale' }), 'no bank or cash journal'],
    [
      'its journal has no account',
      proposal(),
      journals({ default_account_id: undefined }),
      'no account for the money',
    ],
    [
      'its journal is in another currency',
      proposal(),
      journals({ currency_id: dollars }),
      'is not kept in EUR any more',
    ],
    [
      'its partner is gone',
      payment(),
      { partners: new Map() },
      'partner Azure Interior is not there any more',
    ],
    [
      'its account is gone',
      proposal(),
      { accounts: new Map([[51, { id: 51, name: 'Bank' }]]) },
      'account against it',
    ],
    [
      'there is no suspense account',
      proposal({ counterpart: { kind: 'suspense' } }),
      journals({ suspense_account_id: undefined }),
      'no suspense account',
    ],
    ['its day is closed', proposal(), { closedUntil: '2026-11-20' }, 'closed up to 2026-11-20'],
    ['the bill is gone', payment(), { documents: new Map() }, 'move/3, is not there any more'],
    ['the bill is a draft', payment(), documents({ state: 'draft' }), 'is a draft. Post it first'],
    ['the bill is cancelled', payment(), documents({ state: 'cancel' }), 'is cancelled'],
    ['the bill is paid', payment(), documents({ items: [] }), 'is open any more'],
    [
      'the bill is of another partner',
      payment(),
      documents({ commercialPartner: { id: 8, name: 'Deco Addict' } }),
      'is of another partner now',
    ],
    ['the bill is in another currency', payment(), documents({ currency: dollars }), 'depends on the rate'],
    ['the money comes in', payment('120.00'), {}, 'not paid by money in this direction'],
    [
      'the bill is open on two accounts',
      payment(),
      documents({
        items: [
          { id: 31, account: 60, currency: 1, left: { units: -6000n, scale: 2 } },
          { id: 32, account: 95, currency: 1, left: { units: -6000n, scale: 2 } },
        ],
      }),
      'more than one account',
    ],
  ])('%s', (_what, held, more, why) => {
    expect(whyNot(held, more)).toContain(why);
  });
});

describe('what a bank transaction is decided on', () => {
  it('takes names as they are now', () => {
    const partners = new Map([[7, { id: 7, name: 'Azure Renamed', family: 7 }]]);
    const facts = factsNow(payment(), { partners });
    expect(facts.partner).toEqual({ id: 7, name: 'Azure Renamed' });
    expect(new SeenProposal(facts).subject.label).toBe('bank transaction of Azure Renamed, -120.00 EUR');
  });

  const row = {
    ...{ id: 1, date: '2026-11-20', amount: -9.9, payment_ref: 'Account fee', partner_id: undefined },
    journal_id: { id: 9, name: 'Bank' },
    move_id: { id: 70, name: 'BNK1/2026/00001' },
    ...{ create_date: undefined, create_uid: undefined },
  };

  it.each([
    ['the same', {}, ['move/70']],
    ['another amount', { amount: -9.91 }, []],
    ['another day', { date: '2026-11-21' }, []],
    ['another text', { payment_ref: 'Account fees' }, []],
    ['another journal', { journal_id: { id: 10, name: 'Cash' } }, []],
  ])('what looks the same in Odoo: %s', (_what, change, alike) => {
    const facts = factsNow(proposal(), { lines: [{ ...row, ...change }] });
    expect(facts.alike.map(({ move }) => move)).toEqual(alike);
  });

  it('is not warned of what other proposals became: the bank told them apart', () => {
    const facts = factsOf(proposal(), records({ lines: [row] }), new Set(['move/70'] as const));
    expect(facts.alike).toEqual([]);
  });

  it('is another one, and says why, when anything of it changed', () => {
    const before = new SeenProposal(factsNow(payment()));
    const after = (more: Partial<NamedRecords>) => new SeenProposal(factsNow(payment(), more));
    const items = [{ id: 31, account: 60, currency: 1, left: { units: -10_000n, scale: 2 } }];
    const changed = [
      after({ partners: new Map([[7, { id: 7, name: 'Mallory', family: 7 }]]) }),
      after({ documents: new Map([['move/3', bill({ items })] as const]) }),
      after({ lines: [{ ...row, amount: -120, payment_ref: 'BILL 1' }] }),
    ];
    expect(changed.map((each) => each.differencesFrom(before).map(inEnglish))).toEqual([
      ['the partner was Azure Interior, is Mallory'],
      ['what is open of the document was 120.00, is 100.00'],
      ['what looks the same in Odoo was nothing, is BNK1/2026/00001'],
    ]);
    expect(changed.map(({ digest }) => digest)).not.toContain(before.digest);
    const same = after({});
    expect([same.digest, same.differencesFrom(before)]).toEqual([before.digest, []]);
  });
});
