import { Problem } from '../../../common/problem.ts';
import { plainText } from '../../../common/plain-text.ts';
import type { Named } from '../../documents.ts';
import type { MoveHandle } from '../../handle.ts';
import type { OpenDocument } from '../../open-documents.ts';

const short = (text: string): string => plainText(text, 60).text;

const refused = (why: string, instead: string) =>
  new Problem({
    code: 'payment_refused',
    person: `The payment was not drafted: ${why}.`,
    model: `${why}. ${instead} Nothing was written.`,
  });

/** What a payment is refused for. */
export const paymentProblems = {
  notPosted: ({ document, state }: OpenDocument) =>
    refused(
      `${document} is ${state === 'draft' ? 'still a draft' : 'cancelled'}`,
      state === 'draft'
        ? 'Only a posted document can be paid: ask the person to post it first (post_invoice).'
        : 'Leave it out of "pays".',
    ),
  notPayable: (document: MoveHandle) =>
    refused(`${document} is a journal entry`, 'Name bills, invoices or credit notes in "pays".'),
  nothingOpen: ({ document, name }: OpenDocument) =>
    refused(`${document} (${short(name)}) is paid already, nothing of it is open`, 'Leave it out of "pays".'),
  moreThanOpen: ({ document, name, open, currency }: OpenDocument, amount: string) =>
    refused(
      `${amount} ${currency.name} is more than what is open of ${document} (${short(name)}): ${open} ${currency.name}`,
      'Pay at most what is open.',
    ),
  namedTwice: (document: MoveHandle) => refused(`"pays" names ${document} twice`, 'Name each document once.'),
  otherCompany: ({ document, company }: OpenDocument, wanted: Named) =>
    refused(
      `${document} belongs to ${short(company?.name ?? 'another company')}, not to ${short(wanted.name)}`,
      `Draft its payment with "company": ${company?.id ?? 0}.`,
    ),
  otherPartner: ({ document, partner }: OpenDocument) =>
    refused(
      `${document} is of another partner, ${short(partner?.name ?? 'none')} (${partner?.id ?? 0})`,
      'A payment pays documents of one partner: draft one payment for each.',
    ),
  otherCurrency: ({ document, currency }: OpenDocument, wanted: Named) =>
    refused(
      `${document} is in ${currency.name}, and the payment in ${wanted.name}`,
      `Pay it in ${currency.name}, in a payment of its own.`,
    ),
  otherDirection: ({ document }: OpenDocument, wanted: 'pay' | 'receive') =>
    refused(
      wanted === 'pay'
        ? `${document} brings money in and cannot be paid by money that goes out`
        : `${document} takes money out and cannot be paid by money that comes in`,
      'Leave "direction" out, and draft one payment for what goes out and one for what comes in.',
    ),
  bothSides: ({ document }: OpenDocument) =>
    refused(
      `${document} is of the other side: a payment is for a vendor or for a customer`,
      'Draft one payment for each.',
    ),
  lessThanPays: (amount: string, sum: string, currency: Named) =>
    refused(
      `the payment of ${amount} ${currency.name} is less than the ${sum} ${currency.name} that it pays`,
      'Name the "amount" of each document in "pays", together at most that of the payment; or leave the payment\'s "amount" out.',
    ),
  notMoney: (journal: Named) =>
    refused(
      `${short(journal.name)} (${journal.id}) is no bank or cash journal`,
      'Leave "journal" out, or name one of type bank or cash.',
    ),
  noMoneyJournal: (company: Named) =>
    new Problem({
      code: 'not_available',
      person: `${company.name} has no bank or cash journal in Odoo. Set one up under Accounting > Configuration > Journals.`,
      model: 'Payments cannot be drafted for this company until a person has set up a bank journal.',
    }),
  missing: (what: 'partner' | 'amount' | 'direction') =>
    new Problem({
      code: 'invalid_arguments',
      person: `The agent asked for a payment without saying its ${what}.`,
      model: `Give "${what}", or say in "pays" which documents are paid.`,
    }),
  amount: (why: string) =>
    new Problem({
      code: 'invalid_arguments',
      person: `The amount of the payment cannot be: ${why}.`,
      model: `The amount: ${why}. Nothing was written.`,
    }),
};
