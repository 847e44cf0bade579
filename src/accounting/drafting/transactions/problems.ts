import { t } from '@vscode/l10n';
import { plainText } from '../../../common/plain-text.ts';
import { Problem } from '../../../common/problem.ts';
import { said } from '../../../common/said.ts';
import type { Said } from '../../../common/said.ts';
import type { Named } from '../../documents.ts';
import type { OpenDocument } from '../../open-documents.ts';

const short = (text: string): string => plainText(text, 60).text;

const refused = (why: Said, instead: string) =>
  new Problem({
    code: 'transaction_refused',
    person: t`A bank transaction was not proposed: ${why.person}.`,
    model: `${why.english}. ${instead}`,
  });

/** What a proposed bank transaction is refused for. */
export const transactionProblems = {
  noRights: (login: string) =>
    new Problem({
      code: 'no_rights',
      person: t`The Odoo user ${login} may not enter bank transactions. An administrator of Odoo can allow it under Settings > Users: the group “Basic” of Accounting (Odoo 19), or “Show Full Accounting Features” (older versions, under Technical).`,
      model:
        'This Odoo user may not create bank transactions (account.bank.statement.line), so nothing was proposed. The missing right is the group "Basic" of Accounting in Odoo 19, "Show Full Accounting Features" in older versions; only an administrator of Odoo can give it. Tell the person; create_draft_payment needs no such right.',
    }),
  notMoney: (journal: Named) =>
    refused(
      said`${short(journal.name)} (${journal.id}) is no bank or cash journal`,
      'Name one with find_records {kind: "journal"}: type bank or cash.',
    ),
  noSource: () =>
    new Problem({
      code: 'invalid_arguments',
      person: t`The agent proposed a bank transaction without saying which line of the bank’s paper it is.`,
      model:
        'Say which transaction it is, because two equal ones on a day are normal: "transaction_id" (the bank\'s own), or "file" with the "row" in it, or an "idempotency_key".',
    }),
  amount: (why: Said) => refused(said`the amount cannot be: ${why}`, 'Money that goes out is negative.'),
  cannotBePaid: ({ document, name, state }: OpenDocument) =>
    refused(
      said`${document} (${short(name)}) is ${state === 'posted' ? said`a journal entry` : state === 'draft' ? said`still a draft` : said`cancelled`} and cannot be paid`,
      'Name a posted document with an open amount, an account, or {"kind": "suspense"}.',
    ),
  wrongSign: ({ document }: OpenDocument, amount: string) =>
    refused(
      amount.startsWith('-')
        ? said`${document} brings money in, and ${amount} goes out`
        : said`${document} takes money out, and ${amount} comes in`,
      'Money that goes out is negative, money that comes in is positive.',
    ),
  otherPartner: ({ document, partner }: OpenDocument) =>
    refused(
      said`${document} is of another partner, ${short(partner?.name ?? 'none')} (${partner?.id ?? 0})`,
      'Leave "partner" out: the document says it.',
    ),
  otherCompany: ({ document, company }: OpenDocument, wanted: Named) =>
    refused(
      said`${document} belongs to ${short(company?.name ?? 'another company')}, not to ${short(wanted.name)}`,
      'Name a document of the same company.',
    ),
  unsureName: (account: string) =>
    refused(said`there is no account ${account}`, 'Look it up with find_records {kind: "account"}.'),
};
