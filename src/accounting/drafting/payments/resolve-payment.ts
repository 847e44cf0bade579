import { add, compare, formatDecimal, parseDecimal, subtract, ZERO } from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import { pickCompany } from '../../companies.ts';
import type { Named } from '../../documents.ts';
import type { MoveHandle } from '../../handle.ts';
import type { Ledgers } from '../../ledgers.ts';
import type { Currency, MasterData } from '../../master-data.ts';
import { positiveAmountIn } from '../../money.ts';
import { directionOf } from '../../open-documents.ts';
import type { OpenDocument } from '../../open-documents.ts';
import { booksProblems } from '../../problems.ts';
import type { RecordResolver } from '../../records/resolve.ts';
import type {
  Direction,
  NamedPayment,
  PaymentRequest,
  PaysRequest,
  ResolvedPayment,
} from './payment-request.ts';
import { paymentProblems } from './problems.ts';

export interface PaymentRecords {
  readonly masterData: MasterData;
  readonly records: RecordResolver;
  readonly ledgers: Ledgers;
}

/**
 * Finds the records that the request names.
 * @throws Problem company_needed, record_not_found, record_ambiguous, payment_refused, not_available
 */
export async function namePayment(
  { masterData, records, ledgers }: PaymentRecords,
  request: PaymentRequest,
  signal?: AbortSignal,
): Promise<NamedPayment> {
  const company = await pickCompany(masterData, request.company);
  const [partner, journal, currency] = await Promise.all([
    request.partner === undefined
      ? undefined
      : records.resolve('partner', request.partner, company, { signal }),
    request.journal === undefined ? undefined : ledgers.journal(company, request.journal, [], signal),
    request.currency === undefined ? undefined : ledgers.currency(company, request.currency, signal),
  ]);
  if (journal !== undefined && !isMoneyJournal(journal.type)) throw paymentProblems.notMoney(journal);
  return { ...request, company, partner: partner?.id, journal: journal?.id, currency: currency?.id };
}

/**
 * Makes sure that the partner who was named is the one whose documents are paid, or a contact of it.
 * @throws Problem payment_refused
 */
export async function checkPartner(
  masterData: MasterData,
  { company, partner, pays }: NamedPayment,
  open: ReadonlyMap<MoveHandle, OpenDocument>,
): Promise<void> {
  const others = pays.flatMap(({ document }) => {
    const known = open.get(document);
    const isOf = known?.commercialPartner?.id === partner || known?.partner?.id === partner;
    return known === undefined || isOf ? [] : [known];
  });
  const [other] = others;
  if (partner === undefined || other === undefined) return;
  const family = await masterData.commercialPartner(partner, company);
  const stranger = others.find(({ commercialPartner }) => commercialPartner?.id !== family);
  if (stranger !== undefined) throw paymentProblems.otherPartner(stranger);
}

/**
 * Fills in what the request leaves out, and holds it against what is open now.
 * @param open what `pays` names, as it now is in Odoo
 * @throws Problem payment_refused, invalid_arguments, document_not_found, not_available
 */
export async function resolvePayment(
  { masterData, ledgers }: PaymentRecords,
  payment: NamedPayment,
  open: ReadonlyMap<MoveHandle, OpenDocument>,
): Promise<ResolvedPayment> {
  const { company, date, memo } = payment;
  const documents = payment.pays.map(({ document }) => found(document, open));
  const [first] = documents;
  const ledger = await ledgers.of(company);
  const journals = ledger.journals.filter(({ type }) => isMoneyJournal(type));
  const journal =
    payment.journal === undefined
      ? (journals.find(({ type }) => type === 'bank') ?? journals[0])
      : journals.find(({ id }) => id === payment.journal);
  if (journal === undefined) throw paymentProblems.noMoneyJournal(company);
  const named =
    payment.currency === undefined ? undefined : (await masterData.currencies()).get(payment.currency);
  const currency = named ?? first?.currency ?? journal.currency;
  const direction = payment.direction ?? (first && directionOf(first.type));
  if (direction === undefined) throw paymentProblems.missing('direction');
  checkDocuments(payment, documents, { company, currency, direction });
  const partner = payment.partner ?? first?.commercialPartner?.id;
  if (partner === undefined) throw paymentProblems.missing('partner');
  const { amount, pays, notes } = shareOut(payment, documents, currency);
  return {
    company,
    direction,
    partnerType: first === undefined ? (direction === 'pay' ? 'supplier' : 'customer') : sideOf(first),
    partner,
    amount: formatDecimal(amount),
    date,
    journal: { id: journal.id, name: journal.name },
    currency,
    memo,
    pays,
    notes,
  };
}

function isMoneyJournal(type: string): boolean {
  return type === 'bank' || type === 'cash' || type === 'credit';
}

function found(document: MoveHandle, open: ReadonlyMap<MoveHandle, OpenDocument>): OpenDocument {
  const known = open.get(document);
  if (known === undefined) throw booksProblems.documentNotFound(document);
  return known;
}

/** The account of a vendor or that of a customer: a payment is booked on one of the two. */
function sideOf({ type }: OpenDocument): 'supplier' | 'customer' {
  return type.startsWith('in_') ? 'supplier' : 'customer';
}

function checkDocuments(
  { pays }: NamedPayment,
  documents: readonly OpenDocument[],
  { company, currency, direction }: { company: Named; currency: Currency; direction: Direction },
): void {
  const [first] = documents;
  for (const [index, document] of documents.entries()) {
    const wanted = directionOf(document.type);
    if (pays.findIndex((each) => each.document === document.document) !== index)
      throw paymentProblems.namedTwice(document.document);
    if (document.company?.id !== company.id) throw paymentProblems.otherCompany(document, company);
    if (wanted === undefined) throw paymentProblems.notPayable(document.document);
    if (document.state !== 'posted') throw paymentProblems.notPosted(document);
    if (document.commercialPartner?.id !== first?.commercialPartner?.id)
      throw paymentProblems.otherPartner(document);
    if (wanted !== direction) throw paymentProblems.otherDirection(document, direction);
    if (first !== undefined && sideOf(document) !== sideOf(first)) throw paymentProblems.bothSides(document);
    if (document.currency.id !== currency.id) throw paymentProblems.otherCurrency(document, currency);
    if (isNothing(document.open)) throw paymentProblems.nothingOpen(document);
  }
}

interface Shares {
  readonly amount: Decimal;
  readonly pays: readonly Required<PaysRequest>[];
  readonly notes: readonly string[];
}

/** How much of the payment is for which document. */
function shareOut(payment: NamedPayment, documents: readonly OpenDocument[], currency: Currency): Shares {
  const total = payment.amount === undefined ? undefined : positive(payment.amount, currency);
  let left = total;
  const pays = payment.pays.map(({ document, amount: asked }, index) => {
    const known = documents[index];
    const open = parseDecimal(known?.open ?? '') ?? ZERO;
    // A single document takes what there is; of several, it is not for us to choose which is paid in part.
    const reach = documents.length === 1 && left !== undefined && compare(left, open) < 0 ? left : open;
    const amount = asked === undefined ? reach : positive(asked, currency);
    if (known !== undefined && compare(amount, open) > 0)
      throw paymentProblems.moreThanOpen(known, formatDecimal(amount));
    left = left === undefined ? undefined : subtract(left, amount);
    return { document, amount: formatDecimal(amount) };
  });
  const sum = pays.reduce((all, { amount }) => add(all, parseDecimal(amount) ?? ZERO), ZERO);
  if (total === undefined && pays.length === 0) throw paymentProblems.missing('amount');
  const amount = total ?? sum;
  if (left !== undefined && left.units < 0n)
    throw paymentProblems.lessThanPays(formatDecimal(amount), formatDecimal(sum), currency);
  const rest =
    left !== undefined && left.units > 0n && pays.length > 0
      ? [`${formatDecimal(left)} ${currency.name} of it pays none of the documents that were named.`]
      : [];
  return { amount, pays, notes: rest };
}

function positive(text: string, currency: Currency): Decimal {
  const amount = positiveAmountIn(currency, text);
  if ('english' in amount) throw paymentProblems.amount(amount);
  return amount;
}

function isNothing(amount: string): boolean {
  return parseDecimal(amount)?.units === 0n;
}
