import { roundTo } from '../../accounting/float-round.ts';
import { attributeError, notModelled } from '../../orm/fault.ts';
import type { Json, Values } from '../../orm/value.ts';
import { isList } from '../../orm/value.ts';

/**
 * What share of a line is for which analytic accounts, by their ids: `{ "1": 60, "4": 40 }`, in percent with two decimals
 * (`_sanitize_values` of analytic.mixin). Odoo does not ask whether there are such accounts.
 * @throws OdooFault
 */
export function withDistribution(values: Values): Values {
  const { analytic_distribution: given } = values;
  if (given === undefined || given === null || given === false || given === '' || given === 0) return values;
  if (typeof given !== 'object' || isList(given))
    throw attributeError(`'${pythonType(given)}' object has no attribute 'items'`);
  const shares = Object.entries(given).map(([accounts, share]): [string, Json] => {
    if (accounts === '__update__' || typeof share !== 'number')
      throw notModelled('analytic shares that are no numbers');
    return [accounts, roundTo(share, 0.01)];
  });
  return { ...values, analytic_distribution: shares.length > 0 && Object.fromEntries(shares) };
}

function pythonType(value: Json): string {
  if (isList(value)) return 'list';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  return Number.isInteger(value) ? 'int' : 'float';
}
