import { z } from 'zod';
import type { OdooVersion } from '../../../odoo/session.ts';
import { odooMany2one, odooText } from '../../reading/odoo-values.ts';
import { computesInvoices, sharesAccounts } from '../../versions.ts';
import { knownBy } from '../matching/known.ts';
import { companyDetail } from '../record-kinds.ts';
import type { RecordSource, Surroundings } from '../record-kinds.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    code: odooText,
    name: z.string(),
    account_type: z.string().optional(),
    internal_group: odooText.optional(),
    internal_type: odooText.optional(),
    company_id: odooMany2one.optional(),
    company_ids: z.array(z.int()).optional(),
  }),
);

/** Accounts. Their codes are those that the first company has for them. */
export function accounts(version: OdooVersion, surroundings: Surroundings): RecordSource {
  // The coarser word of 14 and 15, which types of account have there: "expense", "liability".
  const types = computesInvoices(version) ? ['account_type'] : ['internal_group', 'internal_type'];
  return {
    model: 'account.account',
    fields: ['code', 'name', ...types, sharesAccounts(version) ? 'company_ids' : 'company_id'],
    order: 'code, id',
    hasLegalForm: false,
    cards: (answer) =>
      rows.parse(answer).map((row) => {
        const owners = surroundings.companies.filter(({ id }) => row.company_ids?.includes(id));
        const [owner = row.company_id] = owners;
        const full = row.code === undefined ? row.name : `${row.code} ${row.name}`;
        return {
          id: row.id,
          name: full,
          details: {
            type: row.account_type ?? row.internal_group,
            company: owners.length > 1 ? undefined : companyDetail(surroundings, owner),
          },
          type: bookedAs(row.account_type ?? row.internal_type),
          known: knownBy({ names: [row.name, full], codes: [row.code] }, false),
        };
      }),
  };
}

/** What partners owe and are owed Odoo books by itself; it makes nonsense of an invoice whose lines are on such an account. */
function bookedAs(type: string | undefined): 'owed' | 'line' {
  return type?.endsWith('payable') === true || type?.endsWith('receivable') === true ? 'owed' : 'line';
}
