import { t } from '@vscode/l10n';
import { isBought, isSold } from '../../accounting/kinds.ts';
import { saidKind } from '../../accounting/kind-words.ts';
import type { MoveType } from '../../accounting/kinds.ts';
import type { Said } from '../../common/said.ts';

/** What stands between a document and its partner: a bill is of a vendor, an invoice for a customer. */
export type Whose = 'of' | 'for' | 'to' | 'from';

/** The words of a kind of document, as Odoo's screens have them, in the person's language. */
export interface DocumentWords {
  /** "vendor bill". */
  readonly kind: Said;
  readonly of: Whose;
  readonly partner: string;
  readonly invoiceDate: string;
  readonly bankAccount: string;
  /** Which way money goes with it, sooner or later; with an entry nobody knows. */
  readonly money?: 'in' | 'out';
}

export function documentWords(type: MoveType): DocumentWords {
  const kind = saidKind(type);
  // Who is paid: for a bill and for a credit note to a customer the partner, otherwise we.
  const isPaidOut = type === 'in_invoice' || type === 'in_receipt' || type === 'out_refund';
  const bankAccount = isPaidOut ? t`To be paid to` : t`To be paid into`;
  const money = isPaidOut ? 'out' : 'in';
  if (isBought(type))
    return { kind, of: 'of', partner: t`Vendor`, invoiceDate: t`Bill date`, bankAccount, money };
  if (isSold(type))
    return { kind, of: 'for', partner: t`Customer`, invoiceDate: t`Invoice date`, bankAccount, money };
  return { kind, of: 'of', partner: t`Partner`, invoiceDate: t`Invoice date`, bankAccount };
}
