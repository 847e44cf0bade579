/** Electronic invoices that the tests make themselves. */

export interface InvoiceFields {
  readonly number?: string;
  readonly type?: string;
  readonly date?: string;
  readonly seller?: string;
  readonly sellerVat?: string;
  readonly buyer?: string;
  readonly buyerVat?: string;
  readonly currency?: string;
  readonly lines?: readonly InvoiceLineFields[];
  readonly lineTotal?: string;
  readonly net?: string;
  readonly taxBase?: string;
  readonly tax?: string;
  readonly total?: string;
  readonly payable?: string;
}

interface InvoiceLineFields {
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
  readonly net: string;
  readonly vat: string;
}

const CHAIRS = { name: 'Chairs', quantity: '3', price: '120.00', net: '360.00', vat: '19' };

/** A bill that is right: 3 chairs of 120.00, 19 % of VAT. */
const RIGHT = {
  number: '2026-114',
  type: '380',
  date: '20261120',
  seller: 'Azure Interior',
  sellerVat: 'DE136695976',
  buyer: 'Lindenhof GmbH',
  buyerVat: 'DE123456788',
  currency: 'EUR',
  lines: [CHAIRS],
  lineTotal: '360.00',
  net: '360.00',
  taxBase: '360.00',
  tax: '68.40',
  total: '428.40',
  payable: '428.40',
} as const;

/** As Factur-X embeds it. */
export function cii(fields: InvoiceFields = {}): string {
  const said = { ...RIGHT, ...fields };
  const party = (role: string, name: string, vat: string) =>
    `<ram:${role}TradeParty><ram:Name>${name}</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${vat}</ram:ID></ram:SpecifiedTaxRegistration></ram:${role}TradeParty>`;
  const line = ({ name, quantity, price, net, vat }: InvoiceLineFields) => `
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:SpecifiedTradeProduct><ram:Name>${name}</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${price}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">${quantity}</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>
        <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>${vat}</ram:RateApplicablePercent></ram:ApplicableTradeTax>
        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocument>
    <ram:ID>${said.number}</ram:ID><ram:TypeCode>${said.type}</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">${said.date}</udt:DateTimeString></ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>${said.lines.map(line).join('')}
    <ram:ApplicableHeaderTradeAgreement>${party('Seller', said.seller, said.sellerVat)}${party('Buyer', said.buyer, said.buyerVat)}</ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>${said.currency}</ram:InvoiceCurrencyCode>
      <ram:ApplicableTradeTax><ram:CalculatedAmount>${said.tax}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>${said.taxBase}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>${said.lineTotal}</ram:LineTotalAmount><ram:TaxBasisTotalAmount>${said.net}</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="EUR">${said.tax}</ram:TaxTotalAmount><ram:GrandTotalAmount>${said.total}</ram:GrandTotalAmount>
        <ram:DuePayableAmount>${said.payable}</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;
}

/** As Peppol and XRechnung send it; the same bill. */
export function ubl({ isCreditNote = false }: { readonly isCreditNote?: boolean } = {}): string {
  const kind = isCreditNote ? 'CreditNote' : 'Invoice';
  const counted = isCreditNote ? 'CreditedQuantity' : 'InvoicedQuantity';
  const party = (role: string, name: string, vat: string) =>
    `<cac:Accounting${role}Party><cac:Party><cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName><cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme></cac:Party></cac:Accounting${role}Party>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>2026-114</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate><cbc:DueDate>2026-12-20</cbc:DueDate>
  <cbc:${kind}TypeCode>${isCreditNote ? 381 : 380}</cbc:${kind}TypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>2026-100</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
  ${party('Supplier', RIGHT.seller, RIGHT.sellerVat)}${party('Customer', RIGHT.buyer, RIGHT.buyerVat)}
  <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Rebate</cbc:AllowanceChargeReason><cbc:Amount currencyID="EUR">60.00</cbc:Amount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:AllowanceCharge>
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">57.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">300.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">57.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">360.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">300.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">357.00</cbc:TaxInclusiveAmount><cbc:AllowanceTotalAmount currencyID="EUR">60.00</cbc:AllowanceTotalAmount><cbc:PrepaidAmount currencyID="EUR">57.00</cbc:PrepaidAmount><cbc:PayableAmount currencyID="EUR">300.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:${kind}Line><cbc:ID>1</cbc:ID><cbc:${counted} unitCode="C62">3</cbc:${counted}><cbc:LineExtensionAmount currencyID="EUR">360.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Chairs</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">120.00</cbc:PriceAmount></cac:Price></cac:${kind}Line>
</${kind}>`;
}
