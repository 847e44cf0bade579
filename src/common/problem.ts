import { t } from '@vscode/l10n';
/**
 * Every way in which something can go wrong that a person or a model is told about. A closed set: a new code
 * needs a sentence for people, a sentence for models and a test.
 */
export type ProblemCode =
  // the wire
  | 'url_invalid'
  | 'plain_http_refused'
  | 'unreachable'
  | 'tls_untrusted'
  | 'redirected'
  | 'not_odoo'
  | 'odoo_too_old'
  | 'database_not_found'
  | 'wrong_credentials'
  | 'credentials_expired'
  | 'no_rights'
  | 'record_missing'
  | 'refused_by_odoo'
  | 'conflict'
  | 'not_available'
  | 'odoo_failed'
  | 'server_busy'
  | 'server_unavailable'
  | 'request_too_large'
  | 'answer_too_large'
  | 'answer_unreadable'
  | 'timed_out'
  | 'connection_lost'
  | 'cancelled'
  | 'call_not_allowed'
  // the journal
  | 'journal_unavailable'
  | 'write_turn_unavailable'
  // the books
  | 'invalid_arguments'
  | 'only_a_person_approves'
  | 'unknown_tool'
  | 'company_needed'
  | 'company_not_allowed'
  | 'wrong_company'
  | 'record_not_found'
  | 'record_ambiguous'
  | 'wrong_record'
  | 'document_not_found'
  | 'lines_inconsistent'
  | 'entry_unbalanced'
  | 'payment_refused'
  | 'transaction_refused'
  | 'duplicate_found'
  | 'wrong_correction'
  | 'key_used_differently'
  | 'key_taken'
  | 'draft_deleted'
  | 'draft_outcome_unknown'
  | 'draft_not_read'
  | 'draft_moved_on'
  | 'change_outcome_unknown'
  | 'not_a_draft'
  | 'kind_not_supported'
  // papers
  | 'paper_refused'
  | 'paper_not_found'
  | 'paper_ambiguous'
  | 'paper_too_large'
  | 'paper_unreadable'
  | 'no_workspace_files'
  | 'workspace_not_trusted'
  | 'not_own_draft'
  | 'attach_outcome_unknown'
  // the gate
  | 'nobody_to_ask'
  | 'declined'
  | 'refused_twice'
  | 'approval_expired'
  | 'approval_failed'
  | 'stopped'
  | 'approvals_unavailable'
  | 'caller_left'
  | 'changed_since_review'
  | 'not_postable'
  | 'posting_refused'
  | 'posting_outcome_unknown'
  | 'posting_key_missing'
  | 'posting_key_not_typed'
  | 'posting_key_refused'
  | 'posting_needs_another_user'
  | 'not_posted'
  | 'not_undoable'
  | 'undo_refused'
  | 'undo_outcome_unknown'
  | 'not_discardable'
  | 'discard_refused'
  | 'discard_outcome_unknown'
  | 'change_refused'
  | 'no_rights_to_create_contacts'
  | 'contact_outcome_unknown'
  // the connection
  | 'not_connected'
  | 'secret_missing'
  // the last resort: a fault of ours
  | 'internal';

export interface ProblemText {
  readonly code: ProblemCode;
  /** For people: what happened and what to do. One or two sentences. Never a secret, never a traceback. */
  readonly person: string;
  /** For models: what to change, or that only a person can. */
  readonly model: string;
}

/** An error that may be shown. Whatever else is thrown is a fault of ours and is never shown as it is. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly person: string;
  readonly model: string;

  constructor(text: ProblemText) {
    super(text.person);
    this.name = 'Problem';
    this.code = text.code;
    this.person = text.person;
    this.model = text.model;
  }
}

/** Turns anything thrown into a problem, without letting the text of an unforeseen error out. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  // By its name: what is loaded with the window does without zod. Arguments are refused in words of their own.
  if (thrown instanceof Error && thrown.name === 'ZodError') return answerUnfamiliar();
  return new Problem({
    code: 'internal',
    person: t`MCP Odoo met a fault of its own. The log of MCP Odoo says where; please report it.`,
    model: 'This is a fault of the tool, not of the arguments. Tell the person; do not repeat the call.',
  });
}

/** What Odoo answers is parsed at the edge, and this was none of what it is known to answer. */
function answerUnfamiliar(): Problem {
  return new Problem({
    code: 'answer_unreadable',
    person: t`Odoo answered something that MCP Odoo does not know. A module may have changed this part of Odoo, or something else answered in its place. The log of MCP Odoo says where.`,
    model:
      'The answer of Odoo is not what it is known to answer. Nothing is wrong with the arguments. Tell the person.',
  });
}

/** For a catch that deals with problems: whatever else is thrown is thrown on. */
export function onlyProblems(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  throw thrown;
}
