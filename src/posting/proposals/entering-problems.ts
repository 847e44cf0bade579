import { t } from '@vscode/l10n';
import { inEnglish, said, toPerson } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { Problem } from '../../common/problem.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { Subject } from '../review/subject.ts';

/** The group of Odoo that may enter bank transactions, by version (observed on 14 and 19). */
function enteringGroup({ major }: OdooVersion): Said {
  return major >= 18
    ? said`“Basic” of Accounting (account.group_account_basic)`
    : said`“Show Full Accounting Features” under Technical (account.group_account_user)`;
}

/** Why a proposed bank transaction is not entered. */
export const enteringProblems = {
  noRights: (login: string, version: OdooVersion) =>
    new Problem({
      code: 'no_rights',
      person: t`The Odoo user ${login} may not enter bank transactions. An administrator of Odoo can allow it under Settings > Users: the group ${enteringGroup(version).person}.`,
      model: `This Odoo user may not enter bank transactions (account.bank.statement.line); the missing right is the group ${enteringGroup(version).english}. The person was not asked. Only an administrator of Odoo can give it; tell the person.`,
    }),
  /** @param why a sentence that says what is wrong, and one that says what to do */
  notEnterable: ({ document, label }: Subject, why: Said) =>
    new Problem({
      code: 'not_postable',
      person: t`The ${label} cannot be entered. ${why.person}`,
      model: `${document} cannot be entered, and the person was not asked: ${why.english}`,
    }),
  /** Its answer was lost, and it was there. */
  foundEntered: ({ document, label }: Subject, as: MoveHandle, unsettled: string | undefined) => {
    const rest =
      unsettled === undefined ? [] : [said`It does not settle ${unsettled} yet: match the two in Odoo.`];
    const model = `${document} was entered before, as ${as}; Odoo's answer had been lost. There is nothing left to enter.`;
    return new Problem({
      code: 'not_a_draft',
      person: [
        t`The ${label} was entered before, as ${as}; Odoo's answer had been lost.`,
        ...rest.map(toPerson),
      ].join(' '),
      model: [model, ...rest.map(inEnglish)].join(' '),
    });
  },
  mayStillArrive: ({ document, label }: Subject) =>
    new Problem({
      code: 'posting_outcome_unknown',
      person: t`The ${label} was sent to Odoo a moment ago, and Odoo has not answered. It may still be entered. Look at the journal in Odoo, and ask again in five minutes.`,
      model: `${document} was sent to Odoo a moment ago without an answer, and may still be entered. Nobody was asked again. Ask again in five minutes at the earliest.`,
    }),
  leftAsDraft: ({ document, label }: Subject) =>
    new Problem({
      code: 'not_postable',
      person: t`A bank statement named ${document} is in Odoo with the ${label}, and it is a draft there. Post or delete that statement in Odoo.`,
      model: `${document} is in Odoo as a draft bank statement of that name. The person was not asked; the person has to post or delete that statement in Odoo.`,
    }),
  changedInStatement: ({ document, label }: Subject) =>
    new Problem({
      code: 'posting_refused',
      person: t`Odoo made the bank statement ${document} of the ${label} otherwise than you saw it, so it was not posted. It is a draft in Odoo: post or delete it there.`,
      model: `Odoo made the bank statement of ${document} otherwise than it was shown, so it was not posted. It is a draft in Odoo; the person has to post or delete it there.`,
    }),
};
