import type { InertDocuments } from '../posting-log/inert-documents.ts';

/**
 * Shows what people were asked and what came of it, on all connections of this installation.
 * @throws Problem `journal_unavailable`
 */
export async function showPostingLog(documents: InertDocuments): Promise<void> {
  const { ownPostingLog } = await import('../../office/posting-log/own-posting-log.ts');
  await documents.show('Posting Log', await ownPostingLog('MCP Odoo: Verify Posting Log'));
}
