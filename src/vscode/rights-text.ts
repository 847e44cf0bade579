import { t } from '@vscode/l10n';
import type { Rights } from '../accounting/rights/rights.ts';
import { listed } from '../common/listed.ts';
import type { OdooVersion } from '../odoo/session.ts';

/** What a person is told of the rights of an Odoo user. */
export interface RightsText {
  /** For a notification. */
  readonly brief: string;
  /** All of it, line by line, with the groups of Odoo that give what is missing. */
  readonly lines: readonly string[];
  /** Drafting or posting is missing. */
  readonly isShort: boolean;
}

interface Whose {
  readonly version: OdooVersion;
  /** Who posts what the person approves, where it is another user. */
  readonly postedBy: string | undefined;
}

/** Something that an accountant does here, and the group of Odoo that gives the right to it. */
interface Task {
  readonly isGiven: boolean;
  readonly words: string;
  readonly group: string;
}

/** What a user may do in the words of an accountant, and which group of Odoo gives what is missing. */
export function rightsText(rights: Rights, { version, postedBy }: Whose): RightsText {
  const groups = groupsOf(version);
  const tasks: readonly Task[] = [
    {
      isGiven: rights.draftDocuments,
      words: t`draft bills, invoices and entries`,
      group: groups.invoicing,
    },
    { isGiven: rights.draftPayments, words: t`draft payments`, group: groups.invoicing },
    ...(postedBy === undefined
      ? [{ isGiven: rights.post, words: t`post what you approve`, group: groups.invoicing }]
      : []),
    { isGiven: rights.enterTransactions, words: t`enter bank transactions`, group: groups.bank },
    { isGiven: rights.saveContacts, words: t`save new contacts`, group: groups.contacts },
  ];
  const given = tasks.filter(({ isGiven }) => isGiven);
  const missing = tasks.filter(({ isGiven }) => !isGiven);
  const may = given.map(({ words }) => words);
  const least = leastOf(rights);
  const posts = postedBy === undefined ? [] : [t`${postedBy} posts what you approve.`];
  const mayNot =
    missing.length === 0 ? [] : [t`You may not: ${missing.map(({ words }) => words).join(', ')}.`];
  return {
    brief: [may.length > 0 ? t`You may ${listed(may)}.` : least.brief, ...posts, ...mayNot].join(' '),
    lines: [
      ...(may.length > 0 ? may.map((words) => t`Yes: ${words}.`) : [least.line]),
      ...posts,
      ...missing.map(({ words, group }) => t`No: ${words}. Ask for the group ${group}.`),
      ...(missing.length > 0 ? [t`Administrators of Odoo give groups under Settings > Users.`] : []),
    ],
    isShort: missing.some(({ group }) => group === groups.invoicing),
  };
}

/** For whom none of the tasks is. */
function leastOf({ readBooks }: Rights): { brief: string; line: string } {
  return readBooks
    ? {
        brief: t`You may read the books, and change nothing in them.`,
        line: t`Yes: read the books, and change nothing in them.`,
      }
    : { brief: t`You may not even read the books.`, line: t`Yes: not even read the books.` };
}

/** The groups as Odoo calls them where they are given. Seen on 14 and 19. */
function groupsOf({ major }: OdooVersion): { invoicing: string; bank: string; contacts: string } {
  return major >= 19
    ? {
        invoicing: t`“Invoicing” of Accounting`,
        bank: t`“Basic” of Accounting`,
        contacts: t`“Creation” of Contact`,
      }
    : {
        invoicing: t`“Billing” of Invoicing`,
        bank: t`“Show Full Accounting Features” (Technical)`,
        contacts: t`“Contact Creation”`,
      };
}
