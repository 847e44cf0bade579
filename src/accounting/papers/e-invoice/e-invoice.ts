/** A party as an electronic invoice names it. */
export interface InvoiceParty {
  readonly name?: string;
  readonly vat?: string;
}

/** All amounts are decimal strings exactly as the XML says them. */
export interface InvoiceLine {
  readonly description?: string;
  readonly quantity?: string;
  /** Price of one, before tax, discounts of the price taken off. */
  readonly price?: string;
  /** The price is for so many; absent when it is for one. */
  readonly pricePer?: string;
  /** Taken off the line (negative: added), already in `net`. */
  readonly discount?: string;
  readonly net?: string;
  /** In percent. */
  readonly vat?: string;
}

/** What is taken off or added to the whole invoice. */
export interface InvoiceAllowance {
  readonly kind: 'allowance' | 'charge';
  readonly amount?: string;
  readonly reason?: string;
  readonly vat?: string;
}

export interface InvoiceTax {
  /** In percent. */
  readonly vat?: string;
  /** UNTDID 5305: S standard, K within the EU, AE reverse charge, Z zero, E exempt, O outside of VAT. */
  readonly category?: string;
  readonly base?: string;
  readonly amount?: string;
}

/** What an electronic invoice says, in one shape for all vocabularies. */
export interface EInvoice {
  readonly format: 'UBL' | 'CII' | 'ZUGFeRD 1';
  readonly number?: string;
  /** UNTDID 1001: 380 invoice, 381 credit note, 389 self-billed invoice. */
  readonly typeCode?: string;
  /** ISO dates; as it stands there when it is none. */
  readonly issueDate?: string;
  readonly dueDate?: string;
  readonly seller: InvoiceParty;
  readonly buyer: InvoiceParty;
  readonly currency?: string;
  /** The number of the invoice that this one corrects. */
  readonly corrects?: string;
  readonly lines: readonly InvoiceLine[];
  readonly allowances: readonly InvoiceAllowance[];
  readonly lineTotal?: string;
  readonly allowanceTotal?: string;
  readonly chargeTotal?: string;
  readonly net?: string;
  readonly taxes: readonly InvoiceTax[];
  readonly taxTotal?: string;
  readonly total?: string;
  readonly prepaid?: string;
  readonly rounding?: string;
  readonly payable?: string;
  /** What is not as the vocabulary wants it, found while reading. */
  readonly faults: readonly string[];
}
