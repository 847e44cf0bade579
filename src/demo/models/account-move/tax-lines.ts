import { bookDocument } from '../../accounting/tax-items.ts';
import type { FixedTaxes, TaxItem } from '../../accounting/tax-items.ts';
import type { TwoAmounts } from '../../accounting/payment-terms.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Values } from '../../orm/value.ts';
import { termsOf, toPricedLine } from './money.ts';
import { dynamically, quietly } from './scope.ts';
import { taxKeyOf } from './snapshot.ts';
import type { Change } from './snapshot.ts';
import { itemsOfKind } from './items.ts';

/**
 * Books the goods of drafts and their taxes anew where something changed that they follow from (`_sync_tax_lines`).
 * A tax item that is still needed keeps its id. New ones are created last, for all documents together.
 */
export function synchroniseTaxes(changes: readonly Change[]): void {
  const surplus: ModelRecord[] = [];
  const missing: { readonly move: ModelRecord; readonly values: Values }[] = [];
  for (const change of changes) {
    const { move } = change;
    const keep = change.move.text('state') === 'draft' ? whatToKeep(change) : 'everything';
    if (keep === 'everything') continue;
    const goods = itemsOfKind(move, 'product');
    const booked = bookDocument(
      goods.map(toPricedLine),
      termsOf(move),
      keep === 'taxes' ? fixedTaxes(move) : undefined,
    );
    for (const [index, line] of goods.entries()) writeAmounts(line, booked.lines[index]);
    const needed = [...booked.taxes];
    for (const line of itemsOfKind(move, 'tax')) {
      const at = needed.findIndex((item) => isItemOf(line, item));
      const [item] = at === -1 ? [] : needed.splice(at, 1);
      if (item === undefined) surplus.push(line);
      else updateItem(line, item);
    }
    for (const item of needed) missing.push({ move, values: valuesOf(move, item) });
  }
  for (const line of surplus) dynamically(line).unlink();
  for (const { move, values } of missing) {
    dynamically(move).env.model('account.move.line').create([values]);
  }
}

/**
 * What stays as it is: everything, when nothing changed that taxes follow from; the taxes, when they were set by
 * hand in the same change.
 */
function whatToKeep({ before, move }: Change): 'everything' | 'taxes' | 'nothing' {
  if (before === undefined) return 'nothing';
  // What comes back to draft is computed anew, too.
  const isOtherKind =
    before.state !== 'draft' ||
    before.currency !== move.one('currency_id')?.id ||
    before.moveType !== move.text('move_type');
  if (isOtherKind) return 'nothing';
  const goods = itemsOfKind(move, 'product');
  const taxes = itemsOfKind(move, 'tax');
  if (before.goods.some((id) => goods.every((line) => line.id !== id))) {
    const isTaxChanged = taxes.some((line) => {
      const then = before.lines.get(line.id);
      return (
        then?.balance !== line.number('balance') || then.amountCurrency !== line.number('amount_currency')
      );
    });
    return isTaxChanged ? 'taxes' : 'nothing';
  }
  const changed = goods.filter((line) => before.lines.get(line.id)?.taxKey !== taxKeyOf(line));
  if (changed.length === 0) return 'everything';
  const isByHand = JSON.stringify(before.taxes) !== JSON.stringify(taxes.map((line) => line.id));
  if (!isByHand) return 'nothing';
  const hasAmounts = changed.some(
    (line) => line.number('amount_currency') !== 0 || line.number('balance') !== 0,
  );
  return hasAmounts ? 'everything' : 'taxes';
}

function fixedTaxes(move: ModelRecord): FixedTaxes {
  const fixed = new Map<number, TwoAmounts>();
  for (const line of itemsOfKind(move, 'tax')) {
    const tax = line.the('tax_line_id').id;
    const sum = fixed.get(tax) ?? { currency: 0, company: 0 };
    fixed.set(tax, {
      currency: sum.currency + line.number('amount_currency'),
      company: sum.company + line.number('balance'),
    });
  }
  return fixed;
}

function writeAmounts(line: ModelRecord, amounts: TwoAmounts | undefined): void {
  if (amounts === undefined) return;
  const isSame =
    line.number('amount_currency') === amounts.currency && line.number('balance') === amounts.company;
  if (!isSame) quietly(line).write({ amount_currency: amounts.currency, balance: amounts.company });
}

function isItemOf(line: ModelRecord, item: TaxItem): boolean {
  const onTop = line.many('tax_ids').map((tax) => tax.id);
  return (
    line.one('tax_repartition_line_id')?.id === item.tax.repartition &&
    line.one('account_id')?.id === item.account &&
    onTop.length === item.subsequent.length &&
    item.subsequent.every((id) => onTop.includes(id))
  );
}

function updateItem(line: ModelRecord, { tax, amounts, base }: TaxItem): void {
  const values = {
    name: tax.name,
    tax_base_amount: base,
    amount_currency: amounts.currency,
    balance: amounts.company,
  };
  const isSame = Object.entries(values).every(([field, value]) => line.value(field) === value);
  if (!isSame) dynamically(line).write(values);
}

function valuesOf(move: ModelRecord, { tax, account, subsequent, amounts, base }: TaxItem): Values {
  return {
    move_id: move.id,
    display_type: 'tax',
    tax_repartition_line_id: tax.repartition,
    partner_id: move.one('commercial_partner_id')?.id ?? false,
    currency_id: move.the('currency_id').id,
    account_id: account,
    tax_ids: [[6, 0, subsequent]],
    name: tax.name,
    tax_base_amount: base,
    amount_currency: amounts.currency,
    balance: amounts.company,
  };
}
