import { isRefund } from '../../accounting/kinds.ts';
import type { BookedTax } from '../../accounting/tax-items.ts';
import { notModelled } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';

/**
 * A tax as the rules take it, with the distribution line for invoices or for credit notes.
 * @throws OdooFault NotModelled for every kind of tax but a percentage that is booked in full to one account
 */
export function toBookedTax(tax: ModelRecord, moveType: string): BookedTax {
  if (tax.text('amount_type') !== 'percent')
    throw notModelled(`taxes of the type ${tax.text('amount_type') ?? ''}`);
  if (tax.text('tax_exigibility') === 'on_payment') throw notModelled('taxes that are due with the payment');
  const lines = tax.many(isRefund(moveType) ? 'refund_repartition_line_ids' : 'invoice_repartition_line_ids');
  const [repartition, ...others] = lines.filter((line) => line.text('repartition_type') === 'tax');
  if (repartition === undefined || others.length > 0 || repartition.number('factor_percent') !== 100) {
    throw notModelled('taxes that are distributed over several accounts');
  }
  return {
    id: tax.id,
    sequence: tax.number('sequence'),
    amount: tax.number('amount'),
    priceInclude: tax.flag('price_include'),
    includeBaseAmount: tax.flag('include_base_amount'),
    isBaseAffected: tax.flag('is_base_affected'),
    name: tax.text('name') ?? '',
    repartition: repartition.id,
    account: repartition.one('account_id')?.id,
  };
}

/**
 * The taxes that take the place of these under a fiscal position: those that belong to it and say which ones they
 * replace. A position without any tax removes all (`map_tax` of account.fiscal.position).
 */
export function mapTaxes(position: ModelRecord | undefined, taxes: readonly ModelRecord[]): ModelRecord[] {
  if (position === undefined) return [...taxes];
  const ofPosition = position.many('tax_ids');
  if (ofPosition.length === 0) return [];
  const mapped = taxes.flatMap((tax) => {
    const replacing = ofPosition.filter((each) =>
      each.many('original_tax_ids').some((original) => original.equals(tax)),
    );
    return replacing.length > 0 ? replacing : [tax];
  });
  return mapped.filter((tax, index) => mapped.findIndex((other) => other.equals(tax)) === index);
}

/**
 * The fiscal position that the partner was given in this company.
 * @throws OdooFault NotModelled where one would be found by country
 */
export function fiscalPositionOf(move: ModelRecord): ModelRecord | undefined {
  const company = move.the('company_id');
  const found = move.env
    .sudo()
    .model('account.fiscal.position')
    .search([
      ['auto_apply', '=', true],
      ['company_id', '=', company.id],
    ]);
  if (found.length > 0) throw notModelled('fiscal positions that are detected');
  return move.one('partner_id')?.in(move.env.withCompany(company.id)).one('property_account_position_id');
}
