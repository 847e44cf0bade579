import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import { literally } from '../../accounting/reading/literally.ts';
import { odooMany2one, odooText } from '../../accounting/reading/odoo-values.ts';
import { lettersAndDigits } from '../../accounting/records/matching/fold.ts';
import { knownBy } from '../../accounting/records/matching/known.ts';
import { isSameName, parseName } from '../../accounting/records/matching/name.ts';
import { typoPatterns, wordPatterns } from '../../accounting/records/matching/patterns.ts';
import { Asked } from '../../accounting/records/matching/asked.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { PartnerValues } from './partner-values.ts';

/** A contact that is there already and may be the one that is proposed. */
export interface LookAlike {
  readonly id: number;
  readonly name: string;
  readonly vat?: string;
  readonly email?: string;
  readonly city?: string;
  readonly isArchived: boolean;
  /** Why it came up: the same VAT number, name or e-mail address, or a name that is near. */
  readonly because: 'vat' | 'name' | 'email' | 'near';
}

const MOST_READ = 200;
const MOST_SHOWN = 5;
/** Longer names are asked for by their first words. */
const MOST_WORDS = 6;

const rowsSchema = z.array(
  z.object({
    id: z.int(),
    name: odooText,
    vat: odooText,
    email: odooText,
    city: odooText,
    active: z.boolean(),
    parent_id: odooMany2one,
    commercial_partner_id: odooMany2one,
  }),
);
type Row = z.output<typeof rowsSchema>[number];

/**
 * Contacts that may be the proposed one, the likeliest first, archived ones among them.
 * @param company whose contacts, besides those of all companies
 */
export async function findLookAlikes(
  client: OdooClient,
  values: PartnerValues,
  company: number,
): Promise<readonly LookAlike[]> {
  const search = async (domain: Json[]) =>
    rowsSchema.parse(
      await client.call('res.partner', 'search_read', {
        args: [domain],
        kwargs: {
          fields: ['name', 'vat', 'email', 'city', 'active', 'parent_id', 'commercial_partner_id'],
          order: 'id',
          limit: MOST_READ,
        },
        context: { allowed_company_ids: [company], active_test: false },
      }),
    );
  // Apart, so that many of a common word leave room for the one with the same number.
  const [byNumber, byName] = await Promise.all([search(sameNumbers(values)), search(similarNames(values))]);
  const rows = new Map([...byNumber, ...byName].map((row) => [row.id, row] as const));
  return judged(values, [...rows.values()]).slice(0, MOST_SHOWN);
}

/** The one that is the proposed contact: the same VAT number, or the same name and no other VAT number. */
export function alreadyThere(lookAlikes: readonly LookAlike[]): LookAlike | undefined {
  const active = lookAlikes.filter((other) => !other.isArchived);
  return active.find((other) => other.because === 'vat') ?? active.find((other) => other.because === 'name');
}

function sameNumbers({ name, vat, email }: PartnerValues): Json[] {
  const wanted: Json[] = [['name', '=ilike', literally(name)]];
  // Odoo keeps VAT numbers as they were typed: with spaces and dots, with or without the country.
  if (vat !== undefined) wanted.push(['vat', '=ilike', `%${Array.from(vatNumber(vat)).join('%')}`]);
  if (email !== undefined) wanted.push(['email', '=ilike', literally(email)]);
  return anyOf(wanted);
}

/** Whatever shares a word with it, a typo forgiven: which of these are near is decided here. */
function similarNames({ name }: PartnerValues): Json[] {
  const words = parseName(name, true).words.slice(0, MOST_WORDS);
  const patterns = new Set(words.flatMap((word) => [...wordPatterns(word), ...typoPatterns(word)]));
  return anyOf([...patterns].map((pattern) => ['name', 'ilike', pattern]));
}

function anyOf(conditions: readonly Json[]): Json[] {
  return [...conditions.slice(1).map(() => '|'), ...conditions];
}

function judged(values: PartnerValues, rows: readonly Row[]): LookAlike[] {
  const asked = new Asked(values.name, true);
  const name = parseName(values.name, true);
  const near = new Set(
    asked
      .rank(rows.map((row) => ({ row, known: knownBy({ names: [row.name ?? ''] }, true) })))
      .map(({ record }) => record.row.id),
  );
  const why = (row: Row): LookAlike['because'] | undefined => {
    if (values.vat !== undefined && row.vat !== undefined && isSameVat(values.vat, row.vat)) {
      // People in a company have its number, and are not it.
      return row.parent_id === undefined ? 'vat' : undefined;
    }
    const hasOtherVat = values.vat !== undefined && row.vat !== undefined;
    if (isSameName(name, parseName(row.name ?? '', true))) return hasOtherVat ? 'near' : 'name';
    const isSameEmail = values.email?.toLowerCase() === row.email?.toLowerCase();
    if (values.email !== undefined && isSameEmail) return 'email';
    return near.has(row.id) ? 'near' : undefined;
  };
  const order = ['vat', 'name', 'email', 'near'];
  return rows
    .flatMap((row): LookAlike[] => {
      const because = why(row);
      if (because === undefined) return [];
      const { id, vat, email, city } = row;
      return [{ id, name: row.name ?? `contact ${id}`, vat, email, city, isArchived: !row.active, because }];
    })
    .sort((a, b) => order.indexOf(a.because) - order.indexOf(b.because));
}

/** Whether two texts are one VAT number, though one of them may lack the letters of its country. */
function isSameVat(a: string, b: string): boolean {
  const [left, right] = [lettersAndDigits(a), lettersAndDigits(b)];
  const hasCountry = (text: string) => /^[a-z]{2}/.test(text);
  if (hasCountry(left) === hasCountry(right)) return left === right;
  return vatNumber(a) === vatNumber(b);
}

/** Letters and digits without the two letters of the country. */
function vatNumber(vat: string): string {
  return lettersAndDigits(vat).replace(/^[a-z]{2}(?=\w*\d)/, '');
}
