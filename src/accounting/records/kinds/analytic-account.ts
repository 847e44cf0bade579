import { z } from 'zod';
import type { OdooVersion } from '../../../odoo/session.ts';
import { odooMany2one, odooText } from '../../reading/odoo-values.ts';
import { computesInvoices } from '../../versions.ts';
import { knownBy } from '../matching/known.ts';
import { companyDetail } from '../record-kinds.ts';
import type { RecordSource, Surroundings } from '../record-kinds.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    code: odooText,
    plan_id: odooMany2one.optional(),
    group_id: odooMany2one.optional(),
    company_id: odooMany2one,
  }),
);

/** Analytic accounts: projects, departments. They are in plans from 16 on, before in groups. */
export function analyticAccounts(version: OdooVersion, surroundings: Surroundings): RecordSource {
  return {
    model: 'account.analytic.account',
    fields: ['name', 'code', computesInvoices(version) ? 'plan_id' : 'group_id', 'company_id'],
    order: 'code, name, id',
    hasLegalForm: false,
    cards: (answer) =>
      rows.parse(answer).map((row) => ({
        id: row.id,
        name: row.name,
        details: {
          code: row.code,
          plan: row.plan_id?.name ?? row.group_id?.name,
          company: companyDetail(surroundings, row.company_id),
        },
        known: knownBy({ names: [row.name], codes: [row.code] }, false),
      })),
  };
}
