import { readCii } from './cii.ts';
import type { EInvoice } from './e-invoice.ts';
import { vocabularyOf } from './invoice-root.ts';
import { readUbl } from './ubl.ts';
import { parseXml, XmlError } from './xml.ts';

/**
 * Reads an electronic invoice as it stands there, right or wrong.
 * @throws XmlError when it is no XML, or no invoice in a vocabulary that is known
 */
export function readEInvoice(bytes: Uint8Array): EInvoice {
  const root = parseXml(bytes);
  const vocabulary = vocabularyOf(root);
  switch (vocabulary) {
    case 'cii':
    case 'zugferd-1':
      return readCii(root, vocabulary);
    case 'ubl-invoice':
    case 'ubl-credit-note':
      return readUbl(root, vocabulary);
    case undefined:
      throw new XmlError('it is no invoice in UBL or CII');
  }
}
