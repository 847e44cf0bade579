import { onlyProblems, Problem } from '../../../common/problem.ts';
import type { Paper } from '../../papers/paper.ts';
import type { Papers } from '../../papers/papers.ts';
import type { DraftedInvoice } from './drafted-invoices.ts';

/** A draft with what hangs on it. */
export interface DraftWithPapers extends DraftedInvoice {
  /** The paths of the papers that were asked for and hang on it now. */
  readonly attached: readonly string[];
}

/**
 * Hangs papers on a draft that was just made, or made before: each once. One that cannot be attached is told, and the
 * draft is there all the same.
 */
export async function hangPapers(
  papers: Papers,
  drafted: DraftedInvoice,
  opened: readonly Paper[],
  signal?: AbortSignal,
): Promise<DraftWithPapers> {
  const { document, company } = drafted.view;
  const context = { allowed_company_ids: [company.id] };
  const attached = new Set<string>();
  const notes: string[] = [];
  let { digest } = drafted.view;
  // One after the other: the first one is what Odoo shows beside the draft.
  for (const paper of opened) {
    const outcome = await papers.attach(document, paper, context, signal).catch(onlyProblems);
    if (outcome instanceof Problem) {
      notes.push(`attachments: ${outcome.model}`);
    } else {
      attached.add(outcome.path);
      notes.push(...outcome.notes);
      digest = outcome.digest;
    }
  }
  return {
    ...drafted,
    view: { ...drafted.view, digest },
    attached: [...attached],
    notes: [...drafted.notes, ...notes],
  };
}
