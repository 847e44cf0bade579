import { z } from 'zod';

const userSchema = z.object({
  role: z.string(),
  login: z.string(),
  password: z.string(),
  key: z.string(),
});

/** What the bed prints as its last line: how to reach the database and as whom. */
export const connectionSchema = z.object({
  url: z.string(),
  db: z.string(),
  /** Odoo's own series, such as `19.0`. */
  version: z.string(),
  users: z.array(userSchema),
});

export const usersSchema = z.array(userSchema);

export type OdooConnection = z.infer<typeof connectionSchema>;
export type OdooUser = z.infer<typeof userSchema>;

/** The user with this role. */
export function userOf(connection: OdooConnection, role: string): OdooUser {
  const user = connection.users.find((each) => each.role === role);
  if (user === undefined) throw new Error(`The bed has no user with the role ${role}.`);
  return user;
}
