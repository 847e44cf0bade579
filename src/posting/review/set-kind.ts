import { t } from '@vscode/l10n';
import { kindNoun, kindTitle } from '../../accounting/kind-words.ts';
import type { DraftType, MoveType } from '../../accounting/kinds.ts';

/** What the documents of a set are counted by. */
export type SetKind = DraftType | 'cash_transaction';

/** "Vendor Bill", before a document of a set. */
export function setKindTitle(kind: SetKind): string {
  if (kind === 'bank_transaction') return t`Bank transaction`;
  return kind === 'cash_transaction' ? t`Cash transaction` : kindTitle(kind);
}

/** "vendor bill", within a sentence. */
export function setKindNoun(kind: SetKind): string {
  return kind === 'cash_transaction' ? t`cash transaction` : kindNoun(kind);
}

/** "Post Vendor Bill", for the button. */
export function postVerb(kind: MoveType | 'payment'): string {
  switch (kind) {
    case 'in_invoice':
      return t`Post Vendor Bill`;
    case 'in_refund':
      return t`Post Vendor Credit Note`;
    case 'in_receipt':
      return t`Post Purchase Receipt`;
    case 'out_invoice':
      return t`Post Customer Invoice`;
    case 'out_refund':
      return t`Post Customer Credit Note`;
    case 'out_receipt':
      return t`Post Sales Receipt`;
    case 'entry':
      return t`Post Journal Entry`;
    case 'payment':
      return t`Post Payment`;
  }
}

/** "2 vendor bills". */
export function countedKind(kind: SetKind, count: number): string {
  return count === 1 ? `1 ${setKindNoun(kind)}` : several(kind, count);
}

function several(kind: SetKind, count: number): string {
  switch (kind) {
    case 'in_invoice':
      return t`${count} vendor bills`;
    case 'in_refund':
      return t`${count} vendor credit notes`;
    case 'in_receipt':
      return t`${count} purchase receipts`;
    case 'out_invoice':
      return t`${count} customer invoices`;
    case 'out_refund':
      return t`${count} customer credit notes`;
    case 'out_receipt':
      return t`${count} sales receipts`;
    case 'entry':
      return t`${count} journal entries`;
    case 'payment':
      return t`${count} payments`;
    case 'bank_transaction':
      return t`${count} bank transactions`;
    case 'cash_transaction':
      return t`${count} cash transactions`;
  }
}
