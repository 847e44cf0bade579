import { firstBankOf } from '../res-partner-bank.ts';
import { isPossibleDuplicate } from '../../accounting/duplicates.ts';
import type { Candidate } from '../../accounting/duplicates.ts';
import { directionSign, isInvoice, isPurchase, isSale, journalTypeOf } from '../../accounting/kinds.ts';
import { splitNumber } from '../../accounting/numbering.ts';
import type { TwoAmounts } from '../../accounting/payment-terms.ts';
import { userError } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';
import { totalsOf } from './money.ts';
import type { Totals } from './money.ts';

/*
 * What Odoo fills in when a document does not say it: the computes of account.move.
 */

/** The first journal of the right type. */
export function journalOf(move: ModelRecord): Json {
  const type = journalTypeOf(typeOf(move));
  const current = move.one('journal_id');
  if (current?.text('type') === type) return current.id;
  const company = move.one('company_id') ?? move.env.company;
  const [first] = move.env.model('account.journal').search(
    [
      ['company_id', '=', company.id],
      ['type', '=', type],
    ],
    { limit: 1 },
  );
  if (first !== undefined) return first.id;
  throw userError(
    `No journal could be found in company ${company.displayName} for any of those types: ${type}`,
  );
}

/** The journal decides the company. */
export function companyOf(move: ModelRecord): Json {
  return (move.one('journal_id')?.one('company_id') ?? move.env.company).id;
}

export function currencyOf(move: ModelRecord): Json {
  const journal = move.the('journal_id');
  const currency =
    journal.one('currency_id') ?? move.one('currency_id') ?? journal.the('company_id').one('currency_id');
  return currency?.id ?? false;
}

export function commercialPartnerOf(move: ModelRecord): Json {
  return move.one('partner_id')?.one('commercial_partner_id')?.id ?? false;
}

export function deliveryAddressOf(move: ModelRecord): Json {
  return isInvoice(typeOf(move)) ? (move.one('partner_id')?.id ?? false) : false;
}

/** The partner's, for customers or for vendors. */
export function paymentTermOf(move: ModelRecord): Json {
  const type = typeOf(move);
  if (!isInvoice(type)) return false;
  const property = isSale(type) ? 'property_payment_term_id' : 'property_supplier_payment_term_id';
  const env = move.env.withCompany(move.the('company_id').id);
  return move.one('partner_id')?.in(env).one(property)?.id ?? false;
}

/** Who sells: of documents for customers only. */
export function salespersonOf(move: ModelRecord): Json {
  if (!isSale(typeOf(move))) return false;
  const current = move.one('invoice_user_id')?.id ?? false;
  return move.one('partner_id') === undefined ? current : current || move.env.uid;
}

export function partnerNameOf(move: ModelRecord): Json {
  const creator = move.one('create_uid')?.text('name') ?? '';
  return move.one('partner_id')?.displayName ?? `#Created by: ${creator}`;
}

export function sequencePrefixOf(move: ModelRecord): Json {
  return splitNumber(move.text('name') ?? '').prefix;
}

export function sequenceNumberOf(move: ModelRecord): Json {
  return splitNumber(move.text('name') ?? '').number;
}

/** Whether the number before this one is missing in its sequence. */
export function hasGap(move: ModelRecord): Json {
  const number = move.number('sequence_number');
  if (number !== 0 && move.text('state') !== 'posted') return true;
  if (number <= 1) return false;
  const before = move.env
    .sudo()
    .model('account.move')
    .search([
      ['journal_id', '=', move.the('journal_id').id],
      ['sequence_prefix', '=', move.text('sequence_prefix') ?? false],
      ['sequence_number', '=', number - 1],
    ]);
  return before.length === 0;
}

/** One of the amounts of a document: as people read it, or signed as its items are. */
export function amount(
  part: 'untaxed' | 'tax' | 'total' | 'residual',
  side: keyof TwoAmounts,
  as: 'read' | 'signed',
): (move: ModelRecord) => Json {
  return (move) => {
    const totals: Totals = totalsOf(move);
    const value = totals[part][side];
    const isEntry = !isInvoice(typeOf(move));
    const sign = directionSign(typeOf(move));
    if (as === 'read') return (part === 'residual' ? -sign : sign) * value + 0;
    if (part === 'residual') return value;
    return (isEntry ? Math.abs(value) : -value) + 0;
  };
}

/** How many files hang on it. */
export function attachmentsOf(move: ModelRecord): Json {
  const files = move.env.sudo().model('ir.attachment');
  const hangsOnIt = [
    ['res_model', '=', 'account.move'],
    ['res_id', '=', move.id],
  ];
  return files.search(hangsOnIt).length;
}

/** Documents that look like this one: entered twice, perhaps. */
export function duplicatesOf(move: ModelRecord): Json {
  if (!isSale(typeOf(move)) && !isPurchase(typeOf(move))) return [];
  const own = candidate(move);
  return move.env
    .sudo()
    .model('account.move')
    .search(
      [
        ['company_id', '=', own.company],
        ['move_type', '=', own.moveType],
        ...(own.partner === undefined ? [] : [['commercial_partner_id', '=', own.partner]]),
      ],
      { order: 'id' },
    )
    .filter((other) => isPossibleDuplicate(own, candidate(other)))
    .map((other) => other.id);
}

function candidate(move: ModelRecord): Candidate {
  return {
    id: move.id,
    state: move.text('state') ?? '',
    moveType: typeOf(move),
    company: move.the('company_id').id,
    partner: move.one('commercial_partner_id')?.id,
    ref: move.text('ref'),
    invoiceDate: move.text('invoice_date'),
    total: move.number('amount_total'),
  };
}

const DRAFT_NAMES: Readonly<Record<string, string>> = {
  out_invoice: 'Draft Invoice',
  out_refund: 'Draft Credit Note',
  in_invoice: 'Draft Bill',
  in_refund: 'Draft Vendor Credit Note',
  out_receipt: 'Draft Sales Receipt',
  in_receipt: 'Draft Purchase Receipt',
  entry: 'Draft Entry',
};

/** "BILL/2026/11/0001 (RE-77)", "Draft Bill (RE-77)". */
export function displayNameOf(move: ModelRecord): string {
  const draft = move.text('state') === 'draft' ? (DRAFT_NAMES[typeOf(move)] ?? '') : '';
  const name = `${draft} ${move.text('name') ?? ''}`.trim();
  const ref = move.text('ref');
  return ref === undefined ? name : `${name} (${shortened(ref)})`;
}

/** Python's `textwrap.shorten` to 50 characters. */
function shortened(text: string): string {
  const words = text.trim().split(/\s+/);
  if (words.join(' ').length <= 50) return words.join(' ');
  while (words.length > 0 && `${words.join(' ')} [...]`.length > 50) words.pop();
  return `${words.join(' ')} [...]`.trim();
}

function typeOf(move: ModelRecord): string {
  return move.text('move_type') ?? 'entry';
}

/** Where the money goes: to the partner, or to us. */
export function bankAccountOf(move: ModelRecord): Json {
  const company = move.one('company_id');
  if (company === undefined) return false;
  const isInbound = ['out_invoice', 'in_refund', 'out_receipt'].includes(move.text('move_type') ?? '');
  return firstBankOf(isInbound ? company.one('partner_id') : move.one('commercial_partner_id'), company);
}
