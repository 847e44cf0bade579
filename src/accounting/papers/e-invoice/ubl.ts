import type { EInvoice, InvoiceAllowance, InvoiceLine, InvoiceParty, InvoiceTax } from './e-invoice.ts';
import type { XmlElement } from './xml.ts';
import { all, first, textAt, textAtAny } from './xml-path.ts';

const CREDIT_NOTE = '381';

/** UBL 2.1, with the profiles of Peppol, XRechnung and Odoo. */
export function readUbl(root: XmlElement, vocabulary: 'ubl-invoice' | 'ubl-credit-note'): EInvoice {
  const isCreditNote = vocabulary === 'ubl-credit-note';
  const sums = first(root, 'LegalMonetaryTotal');
  const currency = textAt(root, 'DocumentCurrencyCode');
  const totals = all(root, 'TaxTotal');
  const taxTotal =
    totals.find((each) => first(each, 'TaxAmount')?.attributes.currencyID === currency) ?? totals[0];
  const typeCode = textAt(root, isCreditNote ? 'CreditNoteTypeCode' : 'InvoiceTypeCode');
  return {
    format: 'UBL',
    number: textAt(root, 'ID'),
    typeCode: typeCode ?? (isCreditNote ? CREDIT_NOTE : undefined),
    issueDate: textAt(root, 'IssueDate'),
    dueDate: textAtAny(root, ['DueDate', 'PaymentMeans/PaymentDueDate', 'PaymentTerms/PaymentDueDate']),
    seller: party(first(root, 'AccountingSupplierParty/Party')),
    buyer: party(first(root, 'AccountingCustomerParty/Party')),
    currency,
    corrects: textAt(root, 'BillingReference/InvoiceDocumentReference/ID'),
    lines: all(root, isCreditNote ? 'CreditNoteLine' : 'InvoiceLine').map(line),
    allowances: all(root, 'AllowanceCharge').map(allowance),
    lineTotal: textAt(sums, 'LineExtensionAmount'),
    allowanceTotal: textAt(sums, 'AllowanceTotalAmount'),
    chargeTotal: textAt(sums, 'ChargeTotalAmount'),
    net: textAt(sums, 'TaxExclusiveAmount'),
    taxes: all(taxTotal, 'TaxSubtotal').map(tax),
    taxTotal: textAt(taxTotal, 'TaxAmount'),
    total: textAt(sums, 'TaxInclusiveAmount'),
    prepaid: textAt(sums, 'PrepaidAmount'),
    rounding: textAt(sums, 'PayableRoundingAmount'),
    payable: textAt(sums, 'PayableAmount'),
    faults: [],
  };
}

function party(element: XmlElement | undefined): InvoiceParty {
  const schemes = all(element, 'PartyTaxScheme');
  const vat = schemes.find((each) => textAt(each, 'TaxScheme/ID')?.toUpperCase() === 'VAT');
  return {
    name: textAtAny(element, ['PartyName/Name', 'PartyLegalEntity/RegistrationName']),
    vat: textAt(vat ?? schemes[0], 'CompanyID'),
  };
}

function line(element: XmlElement): InvoiceLine {
  return {
    description: textAtAny(element, ['Item/Name', 'Item/Description', 'Note']),
    quantity: textAtAny(element, ['InvoicedQuantity', 'CreditedQuantity']),
    price: textAt(element, 'Price/PriceAmount'),
    pricePer: textAt(element, 'Price/BaseQuantity'),
    discount: discountOf(all(element, 'AllowanceCharge')),
    net: textAt(element, 'LineExtensionAmount'),
    vat: rateOf(element),
  };
}

/** Odoo up to 15 gives every line a rate, and those without tax an amount of nothing. */
function rateOf(element: XmlElement): string | undefined {
  const isUntaxed = /^0*\.?0*$/.test(textAt(element, 'TaxTotal/TaxAmount') ?? 'unknown');
  return textAtAny(element, [
    ...(isUntaxed ? [] : ['Item/ClassifiedTaxCategory/Percent']),
    'TaxTotal/TaxSubtotal/TaxCategory/Percent',
    'TaxTotal/TaxSubtotal/Percent',
  ]);
}

/** Of one allowance as it stands there; several are left to the net amount, which has them all in it. */
function discountOf(allowances: readonly XmlElement[]): string | undefined {
  const [only, ...others] = allowances;
  if (only === undefined || others.length > 0) return undefined;
  const amount = textAt(only, 'Amount');
  return isCharge(only) && amount !== undefined ? `-${amount}` : amount;
}

function allowance(element: XmlElement): InvoiceAllowance {
  return {
    kind: isCharge(element) ? 'charge' : 'allowance',
    amount: textAt(element, 'Amount'),
    reason: textAt(element, 'AllowanceChargeReason'),
    vat: textAt(element, 'TaxCategory/Percent'),
  };
}

function isCharge(element: XmlElement): boolean {
  return textAt(element, 'ChargeIndicator') === 'true';
}

function tax(element: XmlElement): InvoiceTax {
  return {
    vat: textAtAny(element, ['TaxCategory/Percent', 'Percent']),
    category: textAt(element, 'TaxCategory/ID'),
    base: textAt(element, 'TaxableAmount'),
    amount: textAt(element, 'TaxAmount'),
  };
}
