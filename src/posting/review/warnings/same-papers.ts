import { DocumentsAlike } from '../../../accounting/documents-alike.ts';
import type { SameDocument, Sought } from '../../../accounting/documents-alike.ts';
import { placeInSet } from '../../asking/asked-set.ts';
import type { AskingOdoo } from '../../looking/asking-odoo.ts';
import type { LookedAt } from './looked-at.ts';

/**
 * Others of the partner and kind that have the reference, or the date and total. Odoo 14 and 15 look for neither
 * before they refuse, 16 to 18 for the reference alone, and 19 minds upper and lower case and the year.
 */
export async function samePapers(
  documents: readonly LookedAt[],
  { client, signal }: AskingOdoo,
): Promise<readonly (readonly SameDocument[])[]> {
  const found = await new DocumentsAlike(client).find(documents.map(soughtFor), signal);
  return documents.map(({ document, set }, index) =>
    (found[index] ?? [])
      .filter((other) => other.document !== document)
      .map((other) => ({ ...other, known: placeInSet(set, other.document) ?? other.known })),
  );
}

function soughtFor(looked: LookedAt): Sought | undefined {
  const { type, company, family, reference, invoiceDate, total, currency } = looked;
  if (family === undefined || type === 'entry') return undefined;
  return {
    ...{ type, company, family },
    ...(reference === undefined ? {} : { reference }),
    ...(invoiceDate === undefined ? {} : { paid: { date: invoiceDate, total, currency: currency.name } }),
  };
}
