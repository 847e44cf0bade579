import type { ModelRecord } from '../orm/types.ts';

/**
 * Makes one of the files the one that is shown beside the record: a PDF before an image, an image before anything else.
 * @param instead of the one that is shown already
 */
export function showAsMain(record: ModelRecord, files: readonly ModelRecord[], instead: boolean): void {
  const [main] = files.toSorted((one, other) => rank(one) - rank(other));
  if (main === undefined || !('message_main_attachment_id' in record.model.definition.fields)) return;
  if (!instead && record.one('message_main_attachment_id') !== undefined) return;
  record.in(record.env.sudo()).write({ message_main_attachment_id: main.id });
}

function rank(file: ModelRecord): number {
  const mimetype = file.text('mimetype') ?? '';
  if (mimetype.endsWith('pdf')) return 0;
  return mimetype.startsWith('image') ? 1 : 2;
}
