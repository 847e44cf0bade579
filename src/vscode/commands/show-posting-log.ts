import { t } from '@vscode/l10n';
import type { InertDocuments } from '../posting-log/inert-documents.ts';

/**
 * Shows what people were asked and what came of it, on all connections of this installation.
 * @throws Problem `journal_unavailable`
 */
export async function showPostingLog(documents: InertDocuments): Promise<void> {
  const { ownPostingLog } = await import('../../office/posting-log/own-posting-log.ts');
  await documents.show(t`Posting Log`, await ownPostingLog(t`MCP Odoo: Verify Posting Log`));
}
