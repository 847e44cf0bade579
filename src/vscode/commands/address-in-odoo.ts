import { t } from '@vscode/l10n';
import type { DraftSummary } from '../../accounting/documents.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import { Problem } from '../../common/problem.ts';
import { chosenDocument } from './chosen-document.ts';
import type { DraftsDesk } from './drafts-desk.ts';

/**
 * The address in Odoo's web client of the document that a command is for.
 * @param argument anything: other extensions and agents can run commands too
 * @param question what the person is asked when they pick the document
 * @returns undefined when the person picked nothing
 * @throws Problem document_not_found, or why it cannot be read
 */
export async function addressInOdoo(
  argument: unknown,
  desk: DraftsDesk,
  question: string,
): Promise<string | undefined> {
  const isThere = (draft: DraftSummary) => isInOdoo(draft.document);
  const chosen = await chosenDocument(argument, desk, question, isThere);
  if (chosen === undefined) return undefined;
  const { connection, document } = chosen;
  if (!isInOdoo(document)) throw notInOdoo();
  const { books } = await desk.workroomOf(connection);
  return (await books.getDocument(document)).url;
}

function notInOdoo(): Problem {
  return new Problem({
    code: 'document_not_found',
    person: t`This is a proposal: Odoo does not have it until somebody approves it.`,
    model: 'A proposal is not in Odoo until the person approves it.',
  });
}
