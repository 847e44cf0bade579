import { Problem } from '../common/problem.ts';
import type { Named } from './documents.ts';
import type { Handle } from './handle.ts';

const list = (records: readonly Named[]): string =>
  records.map((record) => `${record.name} (${record.id})`).join(', ');

/** Everything that the books themselves say no to. What Odoo refuses comes from the wire. */
export const booksProblems = {
  companyNeeded: (companies: readonly Named[]) =>
    new Problem({
      code: 'company_needed',
      person: `This Odoo user works for several companies: ${list(companies)}. Say for which one this is.`,
      model: `Repeat the call with "company" set to one of: ${list(companies)}. If the request does not say which, ask the person.`,
    }),
  companyNotAllowed: (companies: readonly Named[]) =>
    new Problem({
      code: 'company_not_allowed',
      person: `This Odoo user may not work for that company, only for: ${list(companies)}.`,
      model: `"company" must be one of: ${list(companies)}.`,
    }),
  recordNotFound: (what: string, id: number, company: Named) =>
    new Problem({
      code: 'record_not_found',
      person: `There is no ${what} with id ${id} that ${company.name} may use.`,
      model: `${what} ${id} does not exist or belongs to another company than ${company.name} (${company.id}). Look it up with find_records {kind: "${what}", company: ${company.id}} and use an id from there.`,
    }),
  noPurchaseJournal: (company: Named) =>
    new Problem({
      code: 'not_available',
      person: `${company.name} has no purchase journal in Odoo. Set one up under Accounting > Configuration > Journals.`,
      model: 'Bills cannot be drafted for this company until a person has set up a purchase journal.',
    }),
  documentNotFound: (document: Handle) =>
    new Problem({
      code: 'document_not_found',
      person: `There is no document ${document} that this Odoo user may see.`,
      model: `${document} does not exist, was deleted, or belongs to a company this user may not see. Use list_drafts for the documents there are.`,
    }),
  linesInconsistent: (field: string) =>
    new Problem({
      code: 'lines_inconsistent',
      person: `Some lines name their ${field} and some do not. Odoo can only fill in all or none of them.`,
      model:
        `Give "${field}" on every line or on no line. ${field === 'taxes' ? 'Use [] for a line without tax.' : ''}`.trim(),
    }),
  keyUsedDifferently: () =>
    new Problem({
      code: 'key_used_differently',
      person: 'The agent used one idempotency key for two different bills. Nothing was written.',
      model:
        'This idempotency_key was used before with other arguments. For the same bill repeat the same arguments; for another bill use another idempotency_key.',
    }),
  keyTaken: (document: Handle) =>
    new Problem({
      code: 'key_taken',
      person: `The key of this request already belongs to ${document}, which another user made. Nothing was written.`,
      model: `This idempotency_key belongs to ${document}, made by another Odoo user. Use another idempotency_key.`,
    }),
  draftDeleted: (document: Handle) =>
    new Problem({
      code: 'draft_deleted',
      person: `This bill was drafted before as ${document}, and somebody has deleted it in Odoo. It was not drafted again.`,
      model: `This request was drafted as ${document} and a person deleted it. Do not draft it again unless the person asks for it; then pass a new idempotency_key.`,
    }),
  draftOutcomeUnknown: () =>
    new Problem({
      code: 'draft_outcome_unknown',
      person:
        'Odoo did not answer, so it is not known whether the draft was made. Asking again is safe: it never makes a second one.',
      model:
        'The outcome is unknown. Repeat the call with exactly the same arguments (and the same idempotency_key): it finds the draft or makes it, never a second one.',
    }),
  kindNotSupported: () =>
    new Problem({
      code: 'kind_not_supported',
      person: 'Only vendor bills can be drafted so far.',
      model: 'Only vendor bills can be drafted by this version.',
    }),
  loadRefused: (messages: readonly string[]) =>
    new Problem({
      code: 'refused_by_odoo',
      person: `Odoo refused the draft: ${messages.join(' ')}`,
      model: `Odoo refused the draft; nothing was written. Odoo's words: ${messages.join(' ')}`,
    }),
};
