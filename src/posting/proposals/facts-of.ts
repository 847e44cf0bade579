import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import { magnitude, parseDecimal, ZERO } from '../../common/decimal.ts';
import type { Named } from '../../accounting/documents.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { StandingProposal } from '../../accounting/proposals/held-proposals.ts';
import { planSettlements } from '../settling/plan-settlements.ts';
import type { Obstacle } from '../settling/plan-settlements.ts';
import type { NamedPartner, NamedRecords } from './named-records.ts';
import { enteringProblems } from './entering-problems.ts';
import { looksLike, moveOfLine } from './same-lines.ts';
import type { Against, MoneyJournal, SameLine, TransactionFacts } from './transaction-facts.ts';
import { short, subjectOfTransaction } from './transaction-words.ts';

/**
 * A proposal with every record that it names as it now is.
 * @param known entries that other proposals became: the bank's paper told them apart
 * @throws Problem not_postable, when a record is gone or is not what it was proposed with
 */
export function factsOf(
  { document, transaction, standing }: StandingProposal,
  records: NamedRecords,
  known: ReadonlySet<MoveHandle>,
): TransactionFacts {
  const { amount, description, date, source } = transaction;
  const subject = subjectOfTransaction({ ...transaction, document });
  const refuse = (why: Said) => enteringProblems.notEnterable(subject, why);

  const { company } = records;
  if (company?.currency_id === undefined)
    throw refuse(said`Its company is not in Odoo any more. Discard the proposal.`);
  if (records.closedUntil !== undefined && date <= records.closedUntil)
    throw refuse(
      said`The books are closed up to ${saidDay(records.closedUntil)}, and it is dated ${saidDay(date)}: Odoo would move it to another date. Open the period in Odoo, or enter it there.`,
    );
  const currency = records.currencies.get(transaction.currency.id);
  const { journal, suspense } = journalOf(transaction.journal, records, refuse);
  const journalCurrency = records.journals.get(journal.id)?.currency_id?.id ?? company.currency_id.id;
  if (currency?.id !== journalCurrency)
    throw refuse(
      said`The journal ${short(journal.name)} is not kept in ${short(transaction.currency.name)} any more. Propose it anew.`,
    );
  const partner = partnerOf(transaction.partner, records, refuse);
  const against = againstOf(transaction, { records, suspense, partner, refuse });
  const alike = records.lines.flatMap((row): SameLine[] => {
    const move = moveOfLine(row);
    const isOther = move !== undefined && !known.has(move) && looksLike(row, transaction);
    return isOther ? [{ move, number: row.move_id?.name ?? move }] : [];
  });
  return {
    ...{ document, journal, currency, date, amount, description, against, source, alike },
    company: { id: company.id, name: company.name, currency: company.currency_id.id },
    ...(partner !== undefined && { partner: { id: partner.id, name: partner.name } }),
    ...(standing.state === 'sent' && { sentBefore: standing.at }),
  };
}

type Refuse = (why: Said) => Error;

function journalOf(
  { id, name }: Named,
  { journals, accounts, company }: NamedRecords,
  refuse: Refuse,
): { readonly journal: MoneyJournal; readonly suspense: Named | undefined } {
  const row = journals.get(id);
  if (row === undefined || row.company_id?.id !== company?.id)
    throw refuse(said`Its journal ${short(name)} is not there any more. Propose it anew in another journal.`);
  const account = accounts.get(row.default_account_id?.id ?? 0);
  const { type } = row;
  if (type !== 'bank' && type !== 'cash' && type !== 'credit')
    throw refuse(said`The journal ${short(row.name)} is no bank or cash journal any more. Propose it anew.`);
  if (account === undefined)
    throw refuse(said`The journal ${short(row.name)} has no account for the money. Set one up in Odoo.`);
  const suspense = accounts.get(row.suspense_account_id?.id ?? 0);
  return { journal: { id, name: row.name, type, account }, suspense };
}

function partnerOf(
  proposed: Named | null,
  { partners }: NamedRecords,
  refuse: Refuse,
): NamedPartner | undefined {
  if (proposed === null) return undefined;
  const partner = partners.get(proposed.id);
  if (partner === undefined)
    throw refuse(
      said`Its partner ${short(proposed.name)} is not there any more, or is archived. Propose it anew.`,
    );
  return partner;
}

interface Around {
  readonly records: NamedRecords;
  readonly suspense: Named | undefined;
  readonly partner: NamedPartner | undefined;
  readonly refuse: Refuse;
}

function againstOf(
  transaction: StandingProposal['transaction'],
  { records, suspense, partner, refuse }: Around,
): Against {
  const { counterpart, currency, amount } = transaction;
  switch (counterpart.kind) {
    case 'suspense':
      if (suspense === undefined)
        throw refuse(said`Its journal has no suspense account. Set one up in Odoo, or name an account.`);
      return { kind: 'suspense', account: suspense };
    case 'account': {
      const account = records.accounts.get(counterpart.account);
      if (account === undefined)
        throw refuse(said`The account against it is not there any more, or is archived. Propose it anew.`);
      return { kind: 'account', account };
    }
    case 'document': {
      const { document } = counterpart;
      const now = records.documents.get(document);
      const [owed, ...others] = [...new Set(now?.items.map((item) => item.account))];
      const meant = { document, asked: amount.replace('-', ''), ...(now !== undefined && { now }) };
      const plan = planSettlements(
        {
          amount: magnitude(parseDecimal(amount) ?? ZERO),
          direction: amount.startsWith('-') ? 'pay' : 'receive',
          ...{ company: records.company?.id, family: partner?.family },
          ...{ account: owed, currency: currency.id },
        },
        [meant],
      );
      const [settles] = plan.settlements;
      const account = records.accounts.get(owed ?? 0);
      if (settles === undefined)
        throw refuse(obstacleText(plan.unsettled[0]?.why ?? 'gone', document, now?.name));
      if (others.length > 0 || account === undefined)
        throw refuse(
          said`${document} is open on more than one account. Enter it in Odoo and match the two there.`,
        );
      return { kind: 'document', account, settles };
    }
  }
}

function obstacleText(why: Obstacle, document: MoveHandle, number: string | undefined): Said {
  const it = number === undefined ? document : `${short(number)} (${document})`;
  const instead = said`Discard the proposal, or enter it in Odoo.`;
  switch (why) {
    case 'gone':
      return said`The document that it pays, ${document}, is not there any more. ${instead}`;
    case 'draft':
      return said`${it}, which it pays, is a draft. Post it first.`;
    case 'cancelled':
      return said`${it}, which it pays, is cancelled. ${instead}`;
    case 'other company':
      return said`${it}, which it pays, is of another company. ${instead}`;
    case 'other partner':
      return said`${it}, which it pays, is of another partner now. Propose it anew.`;
    case 'other currency':
      return said`${it}, which it pays, is in another currency, and how much of it that settles depends on the rate. Enter it in Odoo and match the two there.`;
    case 'other direction':
      return said`${it} is not paid by money in this direction. ${instead}`;
    case 'nothing open':
    case 'nothing left':
    case 'other account':
      return said`Nothing of ${it} is open any more: it was paid by something else. ${instead}`;
  }
}

function saidDay(date: string): Said {
  return { person: shownDate(date), english: date };
}
