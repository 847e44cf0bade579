import { t } from '@vscode/l10n';
import { Problem } from '../common/problem.ts';
import type { ProblemCode } from '../common/problem.ts';
import { said } from '../common/said.ts';
import type { Said } from '../common/said.ts';

interface UnknownOutcome {
  readonly code: ProblemCode;
  /** Completes "it is not known whether ...". */
  readonly whether: () => Said;
  /** How a model finds out. */
  readonly look: string;
}

const READ_IT = 'Read the document with get_document before anything else; never assume.';

/** The tools that are forwarded, and what is not known when a window has heard one and never answers. */
const UNKNOWN: Readonly<Record<string, UnknownOutcome>> = {
  post_invoice: { code: 'posting_outcome_unknown', whether: () => said`it was posted`, look: READ_IT },
  post_invoices: {
    code: 'posting_outcome_unknown',
    whether: () => said`any of them was posted`,
    look: 'Read each of them with get_document before anything else; never assume.',
  },
  reset_to_draft: { code: 'undo_outcome_unknown', whether: () => said`it is a draft again`, look: READ_IT },
  discard_draft: { code: 'discard_outcome_unknown', whether: () => said`it was deleted`, look: READ_IT },
  update_draft: { code: 'change_outcome_unknown', whether: () => said`it was changed`, look: READ_IT },
  propose_partner: {
    code: 'contact_outcome_unknown',
    whether: () => said`the contact was saved`,
    look: 'Look with find_records before anything else; never assume.',
  },
};

/** Whether a tool is one that a person may have to be asked for. */
export function isForwarded(name: string): boolean {
  return Object.hasOwn(UNKNOWN, name);
}

export const relayProblems = {
  /** The window heard it and was gone before it answered. */
  windowGone: (name: string): Problem => {
    const unknown = UNKNOWN[name];
    if (unknown === undefined) throw new RangeError(`${name} is not forwarded.`);
    const { code, look } = unknown;
    const whether = unknown.whether();
    return new Problem({
      code,
      person: t`The window of VS Code in which you were asked is gone, so it is not known here whether ${whether.person}. Look in Odoo before you do anything else. Nobody else was asked.`,
      model: `The window of VS Code in which the person was asked is gone, so it is not known whether ${whether.english}. ${look}`,
    });
  },
  callerLeft: (): Problem =>
    new Problem({
      code: 'caller_left',
      person: t`Whoever asked did not wait for the answer that you were asked for in VS Code.`,
      model:
        'Nobody waited any more for the answer of the person. Read the document with get_document before you ask again.',
    }),
};
