import { t } from '@vscode/l10n';
import { Problem } from '../common/problem.ts';
import type { Named } from './documents.ts';
import type { Handle } from './handle.ts';
import { recordNoun } from './records/record-words.ts';
import type { RecordKind } from './records/record-words.ts';

const list = (records: readonly Named[]): string =>
  records.map((record) => `${record.name} (${record.id})`).join(', ');

/** Everything that the books themselves say no to. What Odoo refuses comes from the wire. */
export const booksProblems = {
  companyNeeded: (companies: readonly Named[]) =>
    new Problem({
      code: 'company_needed',
      person: t`This Odoo user works for several companies: ${list(companies)}. Say for which one this is.`,
      model: `Repeat the call with "company" set to one of: ${list(companies)}. If the request does not say which, ask the person.`,
    }),
  companyNotAllowed: (companies: readonly Named[]) =>
    new Problem({
      code: 'company_not_allowed',
      person: t`This Odoo user may not work for that company, only for: ${list(companies)}.`,
      model: `"company" must be one of: ${list(companies)}.`,
    }),
  recordNotFound: (what: RecordKind, id: number, company: Named) =>
    new Problem({
      code: 'record_not_found',
      person: t`There is no ${recordNoun(what)} with id ${id} that ${company.name} may use.`,
      model: `${what} ${id} does not exist or belongs to another company than ${company.name} (${company.id}). Look it up with find_records {kind: "${what}", company: ${company.id}} and use an id from there.`,
    }),
  noJournal: (type: string, company: Named) =>
    new Problem({
      code: 'not_available',
      person: t`${company.name} has no ${type} journal in Odoo. Set one up under Accounting > Configuration > Journals.`,
      model: `This cannot be drafted for ${company.name} until a person has set up a ${type} journal.`,
    }),
  documentNotFound: (document: Handle) =>
    new Problem({
      code: 'document_not_found',
      person: t`There is no document ${document} that this Odoo user may see.`,
      model: `${document} does not exist, was deleted, or belongs to a company this user may not see. Use list_drafts for the documents there are.`,
    }),
};
