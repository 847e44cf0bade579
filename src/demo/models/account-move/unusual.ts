import { isPurchase, isReceipt } from '../../accounting/kinds.ts';
import { expectedFrom, tooMuchOrLittle, tooSoon, usualAfter } from '../../accounting/unusual-bills.ts';
import { text } from '../../orm/fields.ts';
import type { Field, ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';

/** What Odoo finds unusual about a draft bill, against those of the same vendor before: fields of account.move. */
export const UNUSUAL: Readonly<Record<string, Field>> = {
  abnormal_amount_warning: text('Abnormal Amount Warning', { readonly: true, compute: abnormalAmountOf }),
  abnormal_date_warning: text('Abnormal Date Warning', { readonly: true, compute: abnormalDateOf }),
};

function abnormalAmountOf(move: ModelRecord): Json {
  const usual = usualFor(move);
  if (usual === undefined) return false;
  const { mean, wiggle } = usual.amount;
  if (Math.abs(move.number('amount_total') - mean) <= wiggle) return false;
  const currency = move.the('currency_id');
  return tooMuchOrLittle(nameOf(move), inMoney(currency, mean), inMoney(currency, wiggle));
}

function abnormalDateOf(move: ModelRecord): Json {
  const usual = usualFor(move);
  if (usual === undefined) return false;
  const expected = expectedFrom(usual.last, usual.days);
  const day = move.text('invoice_date') ?? move.env.today;
  return day < expected ? tooSoon(nameOf(move), expected, usual.days) : false;
}

function usualFor(move: ModelRecord): ReturnType<typeof usualAfter> {
  const partner = move.one('partner_id');
  const isAsked =
    isBill(move.text('move_type') ?? 'entry') &&
    move.text('state') === 'draft' &&
    move.number('amount_total') !== 0;
  if (!isAsked || partner === undefined) return undefined;
  const past = move.model.env
    .sudo()
    .model('account.move')
    .search(
      [
        ['state', '=', 'posted'],
        ['partner_id', '=', partner.id],
        ['move_type', '=', move.text('move_type') ?? ''],
        ['company_id', '=', move.the('company_id').id],
        ['currency_id', '=', move.the('currency_id').id],
        ['invoice_date', '<=', move.text('invoice_date') ?? move.text('date') ?? move.env.today],
      ],
      { order: 'invoice_date desc, id' },
    );
  return usualAfter(
    past.map((other) => ({ date: other.text('invoice_date') ?? '', total: other.number('amount_total') })),
  );
}

const isBill = (type: string): boolean => isPurchase(type) && !isReceipt(type);

const nameOf = (move: ModelRecord): string => move.one('partner_id')?.text('display_name') ?? '';

/** As English users read it: "1,234.50 €", but "$ 1,234.50". */
function inMoney(currency: ModelRecord, amount: number): string {
  const places = currency.number('decimal_places');
  const number = amount.toLocaleString('en-US', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  const symbol = currency.text('symbol') ?? '';
  return symbol === '€' ? `${number}\u00A0${symbol}` : `${symbol}\u00A0${number}`;
}
