/** Who works in the sample company. */
export const ROLES = ['billing', 'billing-one', 'accountant', 'readonly'] as const;
/** Real Odoo has an administrator, too. */
export type Role = (typeof ROLES)[number] | 'admin';

export interface PlaceUser {
  readonly role: string;
  readonly login: string;
  readonly password: string;
  readonly key: string;
}

/** Somewhere to hold the contract against: how to reach a database, and as whom. */
export interface Place {
  readonly url: string;
  readonly database: string;
  /** Odoo's major version; the demo company plays 19. */
  readonly major: number;
  /** What a request to `/jsonrpc` carries to say which database it is for: a session, up to Odoo 15. */
  readonly headers: Readonly<Record<string, string>>;
  readonly kind: 'demo' | 'bed' | 'foreign';
  /** False on somebody else's Odoo, unless its owner said otherwise. */
  readonly mayWrite: boolean;
  readonly users: readonly PlaceUser[];
}

/** The user with this role; on somebody else's Odoo always the one that was given. */
export function userOf(place: Place, role: Role): PlaceUser {
  const user = place.kind === 'foreign' ? place.users[0] : place.users.find((each) => each.role === role);
  if (user === undefined) throw new Error(`There is no user with the role ${role} at ${place.url}.`);
  return user;
}

/** JSON-2 came with Odoo 19, and takes keys only: somebody else's Odoo may have been given with a password. */
export function speaksJson2({ major, users }: Place): boolean {
  return major >= 19 && users.every(({ key }) => /^[0-9a-f]{40}$/.test(key));
}
