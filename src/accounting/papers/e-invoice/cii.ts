import type { EInvoice, InvoiceAllowance, InvoiceLine, InvoiceParty, InvoiceTax } from './e-invoice.ts';
import type { XmlElement } from './xml.ts';
import { all, first, textAt, textAtAny } from './xml-path.ts';

/** What Cross Industry Invoice and its forerunner in ZUGFeRD 1 call the same things. */
interface Names {
  readonly format: 'CII' | 'ZUGFeRD 1';
  readonly document: string;
  readonly transaction: string;
  readonly agreement: string;
  readonly settlement: string;
  readonly sums: string;
  readonly lineAgreement: string;
  readonly lineDelivery: string;
  readonly lineSettlement: string;
  readonly lineSums: string;
  readonly percent: string;
}

const CII: Names = {
  format: 'CII',
  document: 'ExchangedDocument',
  transaction: 'SupplyChainTradeTransaction',
  agreement: 'ApplicableHeaderTradeAgreement',
  settlement: 'ApplicableHeaderTradeSettlement',
  sums: 'SpecifiedTradeSettlementHeaderMonetarySummation',
  lineAgreement: 'SpecifiedLineTradeAgreement',
  lineDelivery: 'SpecifiedLineTradeDelivery',
  lineSettlement: 'SpecifiedLineTradeSettlement',
  lineSums: 'SpecifiedTradeSettlementLineMonetarySummation',
  percent: 'RateApplicablePercent',
};

const ZUGFERD_1: Names = {
  format: 'ZUGFeRD 1',
  document: 'HeaderExchangedDocument',
  transaction: 'SpecifiedSupplyChainTradeTransaction',
  agreement: 'ApplicableSupplyChainTradeAgreement',
  settlement: 'ApplicableSupplyChainTradeSettlement',
  sums: 'SpecifiedTradeSettlementMonetarySummation',
  lineAgreement: 'SpecifiedSupplyChainTradeAgreement',
  lineDelivery: 'SpecifiedSupplyChainTradeDelivery',
  lineSettlement: 'SpecifiedSupplyChainTradeSettlement',
  lineSums: 'SpecifiedTradeSettlementMonetarySummation',
  percent: 'ApplicablePercent',
};

/** Factur-X and ZUGFeRD 2 are profiles of it, XRechnung one of its two syntaxes. */
export function readCii(root: XmlElement, vocabulary: 'cii' | 'zugferd-1'): EInvoice {
  const names = vocabulary === 'cii' ? CII : ZUGFERD_1;
  const faults: string[] = [];
  const document = first(root, names.document);
  const transaction = first(root, names.transaction);
  const agreement = first(transaction, names.agreement);
  const settlement = first(transaction, names.settlement);
  const sums = first(settlement, names.sums);
  const currency = textAt(settlement, 'InvoiceCurrencyCode');
  const date = (element: XmlElement | undefined, path: string, what: string) =>
    isoDate(first(element, path), what, faults);
  return {
    format: names.format,
    number: textAt(document, 'ID'),
    typeCode: textAt(document, 'TypeCode'),
    issueDate: date(document, 'IssueDateTime/DateTimeString', 'issue date'),
    dueDate: date(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString', 'due date'),
    seller: party(first(agreement, 'SellerTradeParty')),
    buyer: party(first(agreement, 'BuyerTradeParty')),
    currency,
    corrects: textAtAny(settlement, [
      'InvoiceReferencedDocument/IssuerAssignedID',
      'InvoiceReferencedDocument/ID',
    ]),
    lines: all(transaction, 'IncludedSupplyChainTradeLineItem').map((each) => line(each, names)),
    allowances: all(settlement, 'SpecifiedTradeAllowanceCharge').map((each) => allowance(each, names)),
    lineTotal: textAt(sums, 'LineTotalAmount'),
    allowanceTotal: textAt(sums, 'AllowanceTotalAmount'),
    chargeTotal: textAt(sums, 'ChargeTotalAmount'),
    net: textAt(sums, 'TaxBasisTotalAmount'),
    taxes: all(settlement, 'ApplicableTradeTax').map((each) => tax(each, names)),
    taxTotal: inCurrency(all(sums, 'TaxTotalAmount'), currency),
    total: textAt(sums, 'GrandTotalAmount'),
    prepaid: textAt(sums, 'TotalPrepaidAmount'),
    rounding: textAt(sums, 'RoundingAmount'),
    payable: textAt(sums, 'DuePayableAmount'),
    faults,
  };
}

function party(element: XmlElement | undefined): InvoiceParty {
  const registrations = all(element, 'SpecifiedTaxRegistration/ID');
  const vat = registrations.find((each) => each.attributes.schemeID === 'VA');
  return { name: textAt(element, 'Name'), vat: vat?.text === '' ? undefined : vat?.text };
}

function line(element: XmlElement, names: Names): InvoiceLine {
  const agreement = first(element, names.lineAgreement);
  const settlement = first(element, names.lineSettlement);
  const price =
    first(agreement, 'NetPriceProductTradePrice') ?? first(agreement, 'GrossPriceProductTradePrice');
  return {
    description: textAtAny(element, [
      'SpecifiedTradeProduct/Name',
      'SpecifiedTradeProduct/Description',
      'AssociatedDocumentLineDocument/IncludedNote/Content',
    ]),
    quantity: textAt(element, `${names.lineDelivery}/BilledQuantity`),
    price: textAt(price, 'ChargeAmount'),
    pricePer: textAt(price, 'BasisQuantity'),
    discount: discountOf(all(settlement, 'SpecifiedTradeAllowanceCharge')),
    net: textAt(settlement, `${names.lineSums}/LineTotalAmount`),
    vat: textAt(settlement, `ApplicableTradeTax/${names.percent}`),
  };
}

/** Of one allowance as it stands there; several are left to the net amount, which has them all in it. */
function discountOf(allowances: readonly XmlElement[]): string | undefined {
  const [only, ...others] = allowances;
  if (only === undefined || others.length > 0) return undefined;
  const amount = textAt(only, 'ActualAmount');
  return isCharge(only) && amount !== undefined ? `-${amount}` : amount;
}

function allowance(element: XmlElement, names: Names): InvoiceAllowance {
  return {
    kind: isCharge(element) ? 'charge' : 'allowance',
    amount: textAt(element, 'ActualAmount'),
    reason: textAt(element, 'Reason'),
    vat: textAt(element, `CategoryTradeTax/${names.percent}`),
  };
}

function isCharge(element: XmlElement): boolean {
  return textAt(element, 'ChargeIndicator/Indicator') === 'true';
}

function tax(element: XmlElement, names: Names): InvoiceTax {
  return {
    vat: textAt(element, names.percent),
    category: textAt(element, 'CategoryCode'),
    base: textAt(element, 'BasisAmount'),
    amount: textAt(element, 'CalculatedAmount'),
  };
}

/** The VAT may be said in two currencies; the invoice's own counts. */
function inCurrency(amounts: readonly XmlElement[], currency: string | undefined): string | undefined {
  const own = amounts.find((each) => (each.attributes.currencyID ?? currency) === currency);
  return (own ?? amounts[0])?.text;
}

/** UNTDID 2379: 102 is a calendar date. */
function isoDate(element: XmlElement | undefined, what: string, faults: string[]): string | undefined {
  if (element === undefined || element.text === '') return undefined;
  const { year, month, day } = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/.exec(element.text)?.groups ?? {};
  if (element.attributes.format !== '102') faults.push(`the ${what} is not in the format for dates`);
  return year === undefined ? element.text : `${year}-${month ?? ''}-${day ?? ''}`;
}
