import { userError } from './fault.ts';
import type { Transaction } from './transaction.ts';
import type { ModelRecord } from './types.ts';
import { isList } from './value.ts';

/** Odoo names no more of them. */
const SHOWN = 5;

/**
 * Whether what these records name belongs to their company or to none.
 * @param touched fields
 * @throws OdooFault UserError
 */
export function checkCompanies(
  checked: readonly ModelRecord[],
  touched: readonly string[],
  transaction: Transaction,
): void {
  const [first] = checked;
  if (first === undefined) return;
  const { fields } = first.model.definition;
  const names = Object.keys(fields).filter(
    (name) => fields[name]?.checkCompany === true && touched.includes(name),
  );
  const regular = names.filter((name) => fields[name]?.companyDependent !== true);
  const perCompany = names.filter((name) => fields[name]?.companyDependent === true);
  const lines = checked
    .map((record) => record.in(record.env.sudo()))
    .flatMap((record) => [
      ...regular.flatMap((name) => strangersIn(record, name, companiesOf(record), transaction)),
      ...perCompany.flatMap((name) => strangersIn(record, name, [record.env.company], transaction)),
    ]);
  if (lines.length === 0) return;
  throw userError(
    [
      'Uh-oh! You’ve got some company inconsistencies here:',
      ...lines.slice(0, SHOWN),
      'To avoid a mess, no company crossover is allowed!',
    ].join('\n'),
  );
}

/** What is wrong with one field of one record, if anything. */
function strangersIn(
  record: ModelRecord,
  name: string,
  own: readonly ModelRecord[],
  transaction: Transaction,
): string[] {
  const field = record.model.field(name);
  const others =
    field.type === 'many2many'
      ? inGivenOrder(record, name, transaction)
      : [record.one(name)].filter((one) => one !== undefined);
  const isStranger = (other: ModelRecord): boolean => {
    const theirs = companiesOf(other);
    return theirs.length > 0 && !theirs.some((company) => own.some((mine) => mine.equals(company)));
  };
  if (!others.some(isStranger)) return [];
  const companies = own.map((company) => company.displayName).join(', ');
  const values = others.map((other) => `'${other.displayName}'`).join(', ');
  return [
    `- “${record.displayName}” belongs to company “${companies}” while “${field.string}” (${name}: ${values}) belongs to another company.`,
  ];
}

/** Reading sorts the records of a list; Odoo still has them as they were given. */
function inGivenOrder(record: ModelRecord, name: string, transaction: Transaction): ModelRecord[] {
  const given = transaction.row(record.model.name, record.id)?.get(name);
  const place = ({ id }: ModelRecord): number =>
    given !== undefined && isList(given) ? given.indexOf(id) : 0;
  return record.many(name).toSorted((a, b) => place(a) - place(b));
}

function companiesOf(record: ModelRecord): ModelRecord[] {
  const { fields, name } = record.model.definition;
  if (name === 'res.company') return [record];
  if ('company_id' in fields) return [record.one('company_id')].filter((company) => company !== undefined);
  return 'company_ids' in fields ? record.many('company_ids') : [];
}
