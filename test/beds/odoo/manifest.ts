import { z } from 'zod';
import { usersSchema } from './connection.ts';

/** What is known of an image from its making, kept beside the archive. */
export const manifestSchema = z.object({
  /** Versions of the packages that matter: the later suite moves. */
  packages: z.record(z.string(), z.string()),
  users: usersSchema,
});

export type Manifest = z.infer<typeof manifestSchema>;
