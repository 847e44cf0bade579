import { t } from '@vscode/l10n';
import { Problem } from '../../../common/problem.ts';
import { plainText } from '../../../common/plain-text.ts';
import { said } from '../../../common/said.ts';
import type { Said } from '../../../common/said.ts';
import type { Named } from '../../documents.ts';
import type { MoveHandle } from '../../handle.ts';
import type { OpenDocument } from '../../open-documents.ts';

const short = (text: string): string => plainText(text, 60).text;

const refused = (why: Said, instead: string) =>
  new Problem({
    code: 'payment_refused',
    person: t`The payment was not drafted: ${why.person}.`,
    model: `${why.english}. ${instead} Nothing was written.`,
  });

/** What a payment is refused for. */
export const paymentProblems = {
  notPosted: ({ document, state }: OpenDocument) =>
    refused(
      said`${document} is ${state === 'draft' ? said`still a draft` : said`cancelled`}`,
      state === 'draft'
        ? 'Only a posted document can be paid: ask the person to post it first (post_invoice).'
        : 'Leave it out of "pays".',
    ),
  notPayable: (document: MoveHandle) =>
    refused(said`${document} is a journal entry`, 'Name bills, invoices or credit notes in "pays".'),
  nothingOpen: ({ document, name }: OpenDocument) =>
    refused(
      said`${document} (${short(name)}) is paid already, nothing of it is open`,
      'Leave it out of "pays".',
    ),
  moreThanOpen: ({ document, name, open, currency }: OpenDocument, amount: string) =>
    refused(
      said`${amount} ${currency.name} is more than what is open of ${document} (${short(name)}): ${open} ${currency.name}`,
      'Pay at most what is open.',
    ),
  namedTwice: (document: MoveHandle) =>
    refused(said`"pays" names ${document} twice`, 'Name each document once.'),
  otherCompany: ({ document, company }: OpenDocument, wanted: Named) =>
    refused(
      said`${document} belongs to ${short(company?.name ?? 'another company')}, not to ${short(wanted.name)}`,
      `Draft its payment with "company": ${company?.id ?? 0}.`,
    ),
  otherPartner: ({ document, partner }: OpenDocument) =>
    refused(
      said`${document} is of another partner, ${short(partner?.name ?? 'none')} (${partner?.id ?? 0})`,
      'A payment pays documents of one partner: draft one payment for each.',
    ),
  otherCurrency: ({ document, currency }: OpenDocument, wanted: Named) =>
    refused(
      said`${document} is in ${currency.name}, and the payment in ${wanted.name}`,
      `Pay it in ${currency.name}, in a payment of its own.`,
    ),
  otherDirection: ({ document }: OpenDocument, wanted: 'pay' | 'receive') =>
    refused(
      wanted === 'pay'
        ? said`${document} brings money in and cannot be paid by money that goes out`
        : said`${document} takes money out and cannot be paid by money that comes in`,
      'Leave "direction" out, and draft one payment for what goes out and one for what comes in.',
    ),
  bothSides: ({ document }: OpenDocument) =>
    refused(
      said`${document} is of the other side: a payment is for a vendor or for a customer`,
      'Draft one payment for each.',
    ),
  lessThanPays: (amount: string, sum: string, currency: Named) =>
    refused(
      said`the payment of ${amount} ${currency.name} is less than the ${sum} ${currency.name} that it pays`,
      'Name the "amount" of each document in "pays", together at most that of the payment; or leave the payment\'s "amount" out.',
    ),
  notMoney: (journal: Named) =>
    refused(
      said`${short(journal.name)} (${journal.id}) is no bank or cash journal`,
      'Leave "journal" out, or name one of type bank or cash.',
    ),
  noMoneyJournal: (company: Named) =>
    new Problem({
      code: 'not_available',
      person: t`${company.name} has no bank or cash journal in Odoo. Set one up under Accounting > Configuration > Journals.`,
      model: 'Payments cannot be drafted for this company until a person has set up a bank journal.',
    }),
  missing: (what: 'partner' | 'amount' | 'direction') =>
    new Problem({
      code: 'invalid_arguments',
      person: {
        partner: t`The agent asked for a payment without saying its partner.`,
        amount: t`The agent asked for a payment without saying its amount.`,
        direction: t`The agent asked for a payment without saying its direction.`,
      }[what],
      model: `Give "${what}", or say in "pays" which documents are paid.`,
    }),
  amount: (why: Said) =>
    new Problem({
      code: 'invalid_arguments',
      person: t`The amount of the payment cannot be: ${why.person}.`,
      model: `The amount: ${why.english}. Nothing was written.`,
    }),
};
