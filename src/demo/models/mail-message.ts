import { WHOLLY_CLOSED } from '../orm/closed.ts';
import {
  always,
  boolean,
  char,
  datetime,
  html,
  many2many,
  many2one,
  many2oneReference,
  selection,
} from '../orm/fields.ts';
import { mayUseDocument } from './document-access.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** What is written below a record, posted through the record. */
export const mailMessage: ModelDefinition = {
  name: 'mail.message',
  description: 'Message',
  order: 'id desc',
  displayName: (message) => message.text('subject') ?? `mail.message,${message.id}`,
  access: { 'base.group_user': 'rcwd' },
  closed: WHOLLY_CLOSED,
  mayUse: (message, operation) => mayUseDocument(message, message.text('model'), operation),
  fields: {
    subject: char('Subject'),
    date: datetime('Date', { default: (env) => env.now }),
    body: html('Contents'),
    message_type: selection(
      'Type',
      [
        ['email', 'Incoming Email'],
        ['comment', 'Comment'],
        ['email_outgoing', 'Outgoing Email'],
        ['notification', 'System notification'],
        ['auto_comment', 'Automated Targeted Notification'],
        ['out_of_office', 'Out-of-office Message'],
        ['user_notification', 'User Specific Notification'],
        ['sms', 'SMS'],
        ['snailmail', 'Snailmail'],
      ],
      { required: true, default: always('comment') },
    ),
    is_internal: boolean('Employee Only'),
    author_id: many2one('Author', 'res.partner'),
    model: char('Related Document Model'),
    res_id: many2oneReference('Related Document ID'),
    attachment_ids: many2many('Attachments', 'ir.attachment'),
  },
};
