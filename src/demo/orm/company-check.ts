import { userError } from './fault.ts';
import type { ModelRecord } from './types.ts';

/**
 * Whether records that are named by this one belong to its company or to none.
 * @throws OdooFault UserError
 */
export function checkCompanies(checked: ModelRecord, touched: readonly string[]): void {
  const record = checked.in(checked.env.sudo());
  const { fields } = record.model.definition;
  const all = touched.includes('company_id') || touched.includes('company_ids');
  const names = (all ? Object.keys(fields) : touched).filter((name) => fields[name]?.checkCompany === true);
  if (names.length === 0) return;
  const lines: string[] = [];
  for (const name of names) {
    const field = fields[name];
    if (field === undefined) continue;
    const own = field.companyDependent === true ? [record.env.company] : companiesOf(record);
    const others =
      field.type === 'many2many' ? record.many(name) : [record.one(name)].filter((one) => one !== undefined);
    const isStranger = (other: ModelRecord): boolean => {
      const theirs = companiesOf(other);
      return theirs.length > 0 && !theirs.some((company) => own.some((mine) => mine.equals(company)));
    };
    if (!others.some(isStranger)) continue;
    const companies = own.map((company) => company.displayName).join(', ');
    const values = others.map((other) => `'${other.displayName}'`).join(', ');
    lines.push(
      `- “${record.displayName}” belongs to company “${companies}” while “${field.string}” (${name}: ${values}) belongs to another company.`,
    );
  }
  if (lines.length === 0) return;
  throw userError(
    [
      'Uh-oh! You’ve got some company inconsistencies here:',
      ...lines,
      'To avoid a mess, no company crossover is allowed!',
    ].join('\n'),
  );
}

function companiesOf(record: ModelRecord): ModelRecord[] {
  const { fields, name } = record.model.definition;
  if (name === 'res.company') return [record];
  if ('company_id' in fields) return [record.one('company_id')].filter((company) => company !== undefined);
  return 'company_ids' in fields ? record.many('company_ids') : [];
}
