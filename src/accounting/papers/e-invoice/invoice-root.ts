import { rootOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** The vocabularies of electronic invoices: UN/CEFACT's and its forerunner in ZUGFeRD 1, and OASIS' UBL. */
export type Vocabulary = 'cii' | 'zugferd-1' | 'ubl-invoice' | 'ubl-credit-note';

const ROOTS: Readonly<Record<string, Vocabulary>> = {
  'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100 CrossIndustryInvoice': 'cii',
  'urn:ferd:CrossIndustryDocument:invoice:1p0 CrossIndustryDocument': 'zugferd-1',
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 Invoice': 'ubl-invoice',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2 CreditNote': 'ubl-credit-note',
};

/** The vocabulary that a root element begins; undefined when it is no invoice. */
export function vocabularyOf(root: XmlElement): Vocabulary | undefined {
  return ROOTS[`${root.namespace} ${root.name}`];
}

/** The same of an unread file. */
export function invoiceRootOf(bytes: Uint8Array): Vocabulary | undefined {
  const root = rootOf(bytes);
  return root === undefined ? undefined : vocabularyOf(root);
}
