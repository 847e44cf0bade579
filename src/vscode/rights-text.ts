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
      words: 'draft bills, invoices and entries',
      group: groups.invoicing,
    },
    { isGiven: rights.draftPayments, words: 'draft payments', group: groups.invoicing },
    ...(postedBy === undefined
      ? [{ isGiven: rights.post, words: 'post what you approve', group: groups.invoicing }]
      : []),
    { isGiven: rights.enterTransactions, words: 'enter bank transactions', group: groups.bank },
    { isGiven: rights.saveContacts, words: 'save new contacts', group: groups.contacts },
  ];
  const given = tasks.filter(({ isGiven }) => isGiven);
  const missing = tasks.filter(({ isGiven }) => !isGiven);
  const may = given.length > 0 ? given.map(({ words }) => words) : [leastOf(rights)];
  const posts = postedBy === undefined ? [] : [`${postedBy} posts what you approve.`];
  const mayNot =
    missing.length === 0 ? [] : [`You may not: ${missing.map(({ words }) => words).join(', ')}.`];
  return {
    brief: [`You may ${listed(may)}.`, ...posts, ...mayNot].join(' '),
    lines: [
      ...may.map((words) => `Yes: ${words}.`),
      ...posts,
      ...missing.map(({ words, group }) => `No: ${words}. Ask for the group ${group}.`),
      ...(missing.length > 0 ? ['Administrators of Odoo give groups under Settings > Users.'] : []),
    ],
    isShort: missing.some(({ group }) => group === groups.invoicing),
  };
}

function leastOf({ readBooks }: Rights): string {
  return readBooks ? 'read the books, and change nothing in them' : 'not even read the books';
}

/** The groups as Odoo calls them where they are given. Seen on 14 and 19. */
function groupsOf({ major }: OdooVersion): { invoicing: string; bank: string; contacts: string } {
  return major >= 19
    ? {
        invoicing: '“Invoicing” of Accounting',
        bank: '“Basic” of Accounting',
        contacts: '“Creation” of Contact',
      }
    : {
        invoicing: '“Billing” of Invoicing',
        bank: '“Show Full Accounting Features” (Technical)',
        contacts: '“Contact Creation”',
      };
}
