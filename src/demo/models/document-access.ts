import { hasModelAccess, visible } from '../orm/access.ts';
import type { ModelRecord, Operation } from '../orm/types.ts';

/**
 * Who may see a record may see what hangs on it, its files and messages; who may change it may add some. What hangs on
 * nothing is its maker's.
 */
export function mayUseDocument(
  attached: ModelRecord,
  model: string | undefined,
  operation: Operation,
): boolean {
  const { env } = attached;
  const id = attached.value('res_id');
  if (model === undefined || typeof id !== 'number') return attached.one('create_uid')?.id === env.uid;
  const documents = env.model(model);
  const needed = operation === 'read' ? 'read' : 'write';
  const [document] = documents.browse([id]);
  return (
    document?.exists === true && hasModelAccess(documents, needed) && visible(documents, needed)(document)
  );
}
