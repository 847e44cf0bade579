import { z } from 'zod';
import { recordMissing, visible } from '../orm/access.ts';
import { accessError, notModelled } from '../orm/fault.ts';
import { recordMethod } from '../orm/types.ts';
import type { Environment, Method, ModelRecord } from '../orm/types.ts';
import { showAsMain } from './main-file.ts';

const parameters = z.object({
  body: z.string().default(''),
  subject: z.string().nullable().default(null),
  message_type: z.enum(['comment', 'notification']).default('notification'),
  subtype_xmlid: z.enum(['mail.mt_note', 'mail.mt_comment']).nullable().default(null),
  attachment_ids: z.array(z.int()).nullable().default(null),
});

/**
 * `message_post` of the records that have a discussion below them. Since 17 a plain body is text, not HTML. Files that
 * come with a message become the record's, and the first one its main attachment.
 */
export const messagePost: Method = {
  takesMore: true,
  ...recordMethod(parameters, (records, args) => {
    const [record] = records;
    if (record === undefined || records.length > 1)
      throw notModelled('a message on several records or on none');
    // Its rules name the companies of the context, so that Odoo objects to those before it misses the record.
    const isVisible = visible(record.model);
    if (!record.exists) throw recordMissing(record);
    // Its author follows the document then, and the other followers are written to.
    if (args.subtype_xmlid === 'mail.mt_comment') throw notModelled('comments, which are sent to others');
    const isAllowed = isVisible(record) || isItsOwn(record);
    const env = record.env.sudo();
    const files = env.model('ir.attachment').browse(args.attachment_ids ?? []);
    for (const file of files) adopt(record, file);
    showAsMain(record, files, false);
    const messages = env.model('mail.message').create([
      {
        body: args.body === '' ? '' : `<p>${escapeHtml(args.body)}</p>`,
        subject: args.subject,
        message_type: args.message_type,
        author_id: env.user.the('partner_id').id,
        model: record.model.name,
        res_id: record.id,
        attachment_ids: files.map(({ id }) => id),
      },
    ]);
    const [message] = messages;
    if (message !== undefined && !isAllowed) throw refusal(record.env, message);
    return messages.map(({ id }) => id);
  }),
};

/** Whoever follows a document may write below it, seen or not: its maker and its seller. */
function isItsOwn(record: ModelRecord): boolean {
  const hidden = record.in(record.env.sudo());
  const seller =
    'invoice_user_id' in record.model.definition.fields ? hidden.one('invoice_user_id') : undefined;
  return [hidden.one('create_uid'), seller].some((user) => user?.id === record.env.uid);
}

function refusal(env: Environment, message: ModelRecord): Error {
  return accessError(
    `The requested operation cannot be completed due to security restrictions. Please contact your system administrator.\n\n(Document type: Message, Operation: create)\n\nRecords: ${message.id}, User: ${env.uid}`,
  );
}

function adopt(record: ModelRecord, file: ModelRecord): void {
  const isImported = record.env.context.disable_attachment_import !== true;
  if (isImported && /\.xml$/i.test(file.text('name') ?? ''))
    throw notModelled('reading an electronic document into a record');
  const isElsewhere =
    file.value('res_id') !== false &&
    (file.value('res_id') !== record.id || file.text('res_model') !== record.model.name);
  if (isElsewhere) throw notModelled('a message with a file of another document');
  if (file.value('res_id') === false) file.write({ res_model: record.model.name, res_id: record.id });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
