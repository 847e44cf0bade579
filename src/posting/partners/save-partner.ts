import type { Said } from '../../common/said.ts';
import { z } from 'zod';
import { Problem } from '../../common/problem.ts';
import { odooMany2one, odooText } from '../../accounting/reading/odoo-values.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import { lookAfter } from '../../odoo/look-after.ts';
import type { Looking } from '../../odoo/look-after.ts';
import { odooWords } from '../../odoo/odoo-words.ts';
import { PARTNER_COLUMNS, PARTNER_FIELDS } from './allowed.ts';
import { partnerProblems } from './partner-problems.ts';
import { changedFields, partnerLabel } from './partner-values.ts';
import type { PartnerField, PartnerValues } from './partner-values.ts';

/** The module part of external ids of ours; no module has this name. */
const MODULE = '__mcp_odoo__';

/** A contact as a person approved it, and under which key it is made. */
export interface ApprovedPartner {
  readonly values: PartnerValues;
  /** Odoo's id of the country. */
  readonly countryId?: number;
  readonly kind?: 'vendor' | 'customer';
  /** The name of its external id. */
  readonly key: string;
  readonly company: number;
}

export type SaveOutcome =
  | { readonly outcome: 'done'; readonly id: number }
  | {
      readonly outcome: 'not-tried' | 'not-sent' | 'rejected' | 'unknown';
      readonly problem: Problem;
    };

const loadAnswer = z.object({
  ids: z.union([z.array(z.int()), z.literal(false)]),
  messages: z.array(z.object({ message: z.string() })).default([]),
});
const reference = z.tuple([z.string(), z.union([z.int(), z.literal(false)])]);
const savedRows = z
  .array(
    z.object({
      name: odooText,
      is_company: z.boolean(),
      vat: odooText,
      email: odooText,
      phone: odooText,
      street: odooText,
      zip: odooText,
      city: odooText,
      country_id: odooMany2one,
      ref: odooText,
    }),
  )
  .length(1);

/** In Odoo's list of vendors are those with a rank as such: its own form sets it to 1 there. */
const RANKS = { vendor: { supplier_rank: '1' }, customer: { customer_rank: '1' } } as const;

/**
 * Makes the contact, once. When the answer does not say what happened, Odoo is read under the contact's key; nothing
 * is ever sent twice.
 * @param lastCheck throws a problem when it must not be sent after all
 */
export async function savePartner(
  client: OdooClient,
  looking: Looking,
  approved: ApprovedPartner,
  lastCheck: () => Promise<void>,
): Promise<SaveOutcome> {
  const failure = await send(client, approved, lastCheck);
  if (failure.outcome === 'done' || failure.outcome === 'not-sent' || failure.outcome === 'not-tried')
    return failure;
  // A look that fails tells nothing: the outcome stays as it is.
  const look = () => findByKey(client, approved.key).catch(() => undefined);
  const id = await lookAfter(failure.outcome, look, (found) => found !== undefined, looking);
  return id === undefined ? failure : { outcome: 'done', id };
}

/** @returns the fields that are not in Odoo as they were approved, as people call them */
export async function differingFields(
  client: OdooClient,
  id: number,
  { values, countryId, company }: ApprovedPartner,
): Promise<Said[]> {
  const [row] = savedRows.parse(
    await client.call('res.partner', 'read', {
      args: [[id], [...PARTNER_FIELDS]],
      context: { allowed_company_ids: [company] },
    }),
  );
  if (row === undefined) return [];
  const { name = '', is_company: isCompany, vat, email, phone, street, zip, city, ref } = row;
  const country = row.country_id?.id === countryId ? values.country : row.country_id?.name;
  const there = { name, isCompany, vat, email, phone, street, zip, city, country, reference: ref };
  return changedFields(values, there).map((field: PartnerField) => partnerLabel(field));
}

async function send(
  client: OdooClient,
  approved: ApprovedPartner,
  lastCheck: () => Promise<void>,
): Promise<SaveOutcome> {
  const { name } = approved.values;
  const cells = cellsOf(approved);
  const columns = PARTNER_COLUMNS.filter((column) => cells[column] !== undefined);
  const progress = { isSent: false };
  const unknown = { outcome: 'unknown', problem: partnerProblems.outcomeUnknown(name) } as const;
  try {
    const answer = loadAnswer.safeParse(
      await client.call('res.partner', 'load', {
        args: [columns, [columns.map((column) => cells[column] ?? '')]],
        // Create-only: absent, it is created; present, its id comes back and nothing is touched.
        context: { allowed_company_ids: [approved.company], mode: 'update', noupdate: true },
        lastCheck: async () => {
          await lastCheck();
          progress.isSent = true;
        },
      }),
    );
    if (!answer.success) return unknown;
    const { ids, messages } = answer.data;
    const id = ids === false ? undefined : ids[0];
    if (id !== undefined) return { outcome: 'done', id };
    const words = odooWords(messages.map(({ message }) => message).join(' '));
    return { outcome: 'rejected', problem: partnerProblems.refused(name, words) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // What the last check read may have failed in whatever way: nothing was sent.
    if (!progress.isSent)
      return { outcome: error instanceof OdooError ? 'not-sent' : 'not-tried', problem: error };
    if (!(error instanceof OdooError)) return unknown;
    return error.outcome === 'unknown' ? unknown : { outcome: error.outcome, problem: error };
  }
}

type Cells = Partial<Record<(typeof PARTNER_COLUMNS)[number], string>>;

/** An empty cell would mean "empty" to Odoo; a column left out is Odoo's to fill. */
function cellsOf({ values, countryId, kind, key }: ApprovedPartner): Cells {
  const { name, isCompany, vat, email, phone, street, zip, city, reference: ref } = values;
  const texts = { name, vat, email, phone, street, zip, city, ref };
  const country = countryId === undefined ? {} : { 'country_id/.id': `${countryId}` };
  const rank = kind === undefined ? {} : RANKS[kind];
  return { id: `${MODULE}.${key}`, is_company: isCompany ? '1' : '0', ...texts, ...country, ...rank };
}

/** As for drafts: `check_object_reference` may be asked by every user, and raises ValueError for an unknown name. */
async function findByKey(client: OdooClient, key: string): Promise<number | undefined> {
  try {
    const answer = await client.call('ir.model.data', 'check_object_reference', { args: [MODULE, key] });
    const [model, id] = reference.parse(answer);
    return model === 'res.partner' && id !== false ? id : undefined;
  } catch (error) {
    if (error instanceof OdooError && error.odooName === 'builtins.ValueError') return undefined;
    throw error;
  }
}
