import { z } from 'zod';
import { add, fromOdooFloat, magnitude, ZERO } from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import { idOf, moveHandle } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { Currency } from '../../accounting/master-data.ts';
import { readOpenDocuments } from '../../accounting/open-documents.ts';
import type { OpenDocument } from '../../accounting/open-documents.ts';
import { odooFloat, odooMany2one } from '../../accounting/reading/odoo-values.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';

export const OPEN_ITEM_FIELDS = [
  ...['move_id', 'account_id', 'currency_id', 'amount_residual_currency', 'reconciled'],
];

const rowsShape = z.array(
  z.object({
    id: z.int(),
    move_id: odooMany2one,
    account_id: odooMany2one,
    currency_id: odooMany2one,
    amount_residual_currency: odooFloat,
  }),
);
const currencyRows = z.array(z.object({ id: z.int(), name: z.string(), decimal_places: z.int() }));

/** What is owed on one account, in one currency: positive where it is owed to us. */
export interface OpenItem {
  readonly id: number;
  readonly account: number;
  readonly currency: number;
  readonly left: Decimal;
}

/** A document that a payment may settle, with the items that are open of it. */
export interface SettleableDocument extends OpenDocument {
  readonly items: readonly OpenItem[];
}

/** All currencies by their ids. */
export async function readCurrencies({ client }: AskingOdoo): Promise<ReadonlyMap<number, Currency>> {
  const rows = currencyRows.parse(
    await client.call('res.currency', 'search_read', {
      args: [[]],
      kwargs: { fields: ['name', 'decimal_places'], order: 'id' },
      context: { active_test: false },
    }),
  );
  return new Map(rows.map(({ id, name, decimal_places: places }) => [id, { id, name, places }] as const));
}

/**
 * Reads documents and what is open of them.
 * @returns by handle; what does not exist, or may not be seen, is not there
 */
export async function readSettleable(
  { client, companies }: AskingOdoo,
  documents: readonly MoveHandle[],
  currencies: ReadonlyMap<number, Currency>,
): Promise<ReadonlyMap<MoveHandle, SettleableDocument>> {
  if (documents.length === 0) return new Map();
  const masterData = { currencies: () => Promise.resolve(currencies) };
  const open = [
    ['move_id', 'in', [...new Set(documents.map(idOf))]],
    ['reconciled', '=', false],
    ['amount_residual_currency', '!=', 0],
  ];
  const [found, rows] = await Promise.all([
    readOpenDocuments(client, masterData, documents, companies),
    client.call('account.move.line', 'search_read', {
      args: [open],
      kwargs: { fields: OPEN_ITEM_FIELDS, order: 'id' },
      context: { allowed_company_ids: [...companies] },
    }),
  ]);
  const items = Map.groupBy(rowsShape.parse(rows), ({ move_id: move }) => moveHandle(move?.id ?? 0));
  return new Map(
    [...found].map(([document, known]) => {
      const own = (items.get(document) ?? []).flatMap((row): OpenItem[] => {
        const { id, account_id: account, currency_id: currency, amount_residual_currency: residual } = row;
        if (account === undefined || currency === undefined) return [];
        const left = fromOdooFloat(residual, currencies.get(currency.id)?.places ?? 2);
        return [{ id, account: account.id, currency: currency.id, left }];
      });
      return [document, { ...known, items: own }] as const;
    }),
  );
}

/** What is open of a document on one account, in one currency: positive where it is owed to us. */
export function openOn(
  { items }: Pick<SettleableDocument, 'items'>,
  account: number | undefined,
  currency: number | undefined,
): Decimal {
  return items
    .filter((item) => item.account === account && item.currency === currency)
    .reduce((sum, { left }) => add(sum, left), ZERO);
}

/** What is open of a posted document there, without its sign; undefined when it is not posted. */
export function openOfPosted(
  document: SettleableDocument,
  account: number | undefined,
  currency: number | undefined,
): Decimal | undefined {
  return document.state === 'posted' ? magnitude(openOn(document, account, currency)) : undefined;
}
