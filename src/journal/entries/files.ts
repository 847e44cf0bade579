import { z } from 'zod';
import { connection, document, intent, problem, sha256 } from './shared.ts';

const file = {
  connection,
  document,
  /** Below its workspace folder. */
  path: z.string().min(1),
  sha256,
};

const fileIntended = z.object({ what: z.literal('file-intended'), ...file });

const fileSettled = z.object({
  what: z.literal('file-settled'),
  ...file,
  outcome: z.enum(['done', 'rejected', 'not-sent', 'unknown', 'not-done']),
  intent,
  problem,
  /** Odoo's id of the attachment. */
  attachment: z.int().optional(),
});

/** Files that were hung on documents. */
export const fileEntries = [fileIntended, fileSettled] as const;
