import { t } from '@vscode/l10n';
import type { Said } from '../common/said.ts';
import { kindInEnglish } from './kinds.ts';
import type { DraftType } from './kinds.ts';

/** What people call a kind of document, in their language: "Vendor Bill", as a title. */
export function kindTitle(type: DraftType): string {
  switch (type) {
    case 'payment':
      return t`Payment`;
    case 'bank_transaction':
      return t`Bank Transaction`;
    case 'in_invoice':
      return t`Vendor Bill`;
    case 'in_refund':
      return t`Vendor Credit Note`;
    case 'out_invoice':
      return t`Customer Invoice`;
    case 'out_refund':
      return t`Customer Credit Note`;
    case 'entry':
      return t`Journal Entry`;
    case 'out_receipt':
      return t`Sales Receipt`;
    case 'in_receipt':
      return t`Purchase Receipt`;
  }
}

/** The same within a sentence: "vendor bill". */
export function kindNoun(type: DraftType): string {
  switch (type) {
    case 'payment':
      return t`payment`;
    case 'bank_transaction':
      return t`bank transaction`;
    case 'in_invoice':
      return t`vendor bill`;
    case 'in_refund':
      return t`vendor credit note`;
    case 'out_invoice':
      return t`customer invoice`;
    case 'out_refund':
      return t`customer credit note`;
    case 'entry':
      return t`journal entry`;
    case 'out_receipt':
      return t`sales receipt`;
    case 'in_receipt':
      return t`purchase receipt`;
  }
}

/** The same, and what agents are told. */
export function saidKind(type: DraftType): Said {
  return { person: kindNoun(type), english: kindInEnglish(type) };
}

/** The same over many of them: "Vendor Bills". */
export function kindPlural(type: DraftType): string {
  switch (type) {
    case 'payment':
      return t`Payments`;
    case 'bank_transaction':
      return t`Bank Transactions`;
    case 'in_invoice':
      return t`Vendor Bills`;
    case 'in_refund':
      return t`Vendor Credit Notes`;
    case 'out_invoice':
      return t`Customer Invoices`;
    case 'out_refund':
      return t`Customer Credit Notes`;
    case 'entry':
      return t`Journal Entries`;
    case 'out_receipt':
      return t`Sales Receipts`;
    case 'in_receipt':
      return t`Purchase Receipts`;
  }
}
