import { z } from 'zod';
import type { Named } from '../../accounting/documents.ts';
import type { Currency } from '../../accounting/master-data.ts';
import type { BankTransaction } from '../../accounting/proposals/bank-transaction.ts';
import { odooMany2one, odooText } from '../../accounting/reading/odoo-values.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { closedUntil } from '../looking/closed-period.ts';
import { readCurrencies, readSettleable } from '../settling/settleable-documents.ts';
import type { SettleableDocument } from '../settling/settleable-documents.ts';
import { search } from '../looking/asking-odoo.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { ACCOUNT_FIELDS, COMPANY_FIELDS, JOURNAL_FIELDS, PARTNER_FIELDS } from './allowed.ts';
import { linesLike } from './same-lines.ts';
import type { LineRow } from './same-lines.ts';

const companyRows = z.array(z.object({ id: z.int(), name: z.string(), currency_id: odooMany2one }));
const journalRows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    type: z.string(),
    company_id: odooMany2one,
    currency_id: odooMany2one,
    default_account_id: odooMany2one,
    suspense_account_id: odooMany2one,
  }),
);
const partnerRows = z.array(
  z.object({ id: z.int(), display_name: odooText, commercial_partner_id: odooMany2one }),
);
const accountRows = z.array(z.object({ id: z.int(), code: odooText, name: z.string() }));

/** A partner, and the company that it belongs to. */
export interface NamedPartner extends Named {
  readonly family?: number;
}

/** Every record that some transactions of one company name, as it now is; what is gone is not there. */
export interface NamedRecords {
  readonly company?: z.output<typeof companyRows>[number];
  /** The last closed day, an ISO date. */
  readonly closedUntil?: string;
  readonly currencies: ReadonlyMap<number, Currency>;
  readonly journals: ReadonlyMap<number, z.output<typeof journalRows>[number]>;
  readonly partners: ReadonlyMap<number, NamedPartner>;
  readonly accounts: ReadonlyMap<number, Named>;
  readonly documents: ReadonlyMap<MoveHandle, SettleableDocument>;
  readonly lines: readonly LineRow[];
}

/**
 * Reads them side by side, each model once, however many transactions there are: eight requests.
 * @param asking in the transactions' company alone, so that Odoo's rules hide what is another's
 */
export async function readNamedRecords(
  asking: AskingOdoo,
  transactions: readonly BankTransaction[],
): Promise<NamedRecords> {
  const rows = async (model: string, ids: readonly number[], fields: readonly string[]) => {
    const wanted = [...new Set(ids)];
    const domain = [['id', 'in', wanted]];
    return wanted.length === 0
      ? []
      : search(asking, { model, domain, fields, order: 'id', limit: wanted.length });
  };
  const documents = transactions.flatMap(({ counterpart }) =>
    counterpart.kind === 'document' ? [counterpart.document] : [],
  );
  const [companies, closed, currencies, journals, partners, lines] = await Promise.all([
    rows('res.company', asking.companies, COMPANY_FIELDS).then((found) => companyRows.parse(found)),
    closedUntil(asking, asking.companies),
    readCurrencies(asking),
    rows(
      'account.journal',
      idsOf(transactions, ({ journal }) => journal.id),
      JOURNAL_FIELDS,
    ).then((found) => journalRows.parse(found)),
    rows(
      'res.partner',
      idsOf(transactions, ({ partner }) => partner?.id),
      PARTNER_FIELDS,
    ).then((found) => partnerRows.parse(found)),
    linesLike(asking, transactions),
  ]);
  const settleable = await readSettleable(asking, documents, currencies);
  const accounts = [
    ...idsOf(transactions, ({ counterpart }) =>
      counterpart.kind === 'account' ? counterpart.account : undefined,
    ),
    ...journals.flatMap((journal) => [
      journal.default_account_id?.id ?? 0,
      journal.suspense_account_id?.id ?? 0,
    ]),
    ...[...settleable.values()].flatMap(({ items }) => items.map(({ account }) => account)),
  ].filter((id) => id > 0);
  const named = accountRows.parse(await rows('account.account', accounts, ACCOUNT_FIELDS));
  const [company] = companies;
  const until = closed.get(company?.id ?? 0);
  return {
    ...(company !== undefined && { company }),
    ...(until !== undefined && { closedUntil: until }),
    currencies,
    journals: new Map(journals.map((row) => [row.id, row])),
    partners: new Map(
      partners.map(({ id, display_name: name, commercial_partner_id: family }): [number, NamedPartner] => [
        id,
        { id, name: name ?? `partner ${id}`, ...(family !== undefined && { family: family.id }) },
      ]),
    ),
    accounts: new Map(
      named.map(({ id, code, name }) => [id, { id, name: code === undefined ? name : `${code} ${name}` }]),
    ),
    documents: settleable,
    lines,
  };
}

function idsOf(
  transactions: readonly BankTransaction[],
  of: (transaction: BankTransaction) => number | undefined,
): number[] {
  return transactions.flatMap((transaction) => of(transaction) ?? []);
}
