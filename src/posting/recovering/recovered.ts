import type { Handle } from '../../accounting/handle.ts';
import type { Intent } from '../../journal/open-intents.ts';

/**
 * What Odoo shows of something that was cut off:
 * - done: it is there
 * - not-done: it is not there, and does not come any more
 * - not-yet: it is not there, and may still come
 * - unknown: reading Odoo does not tell
 * - unknown-yet: reading Odoo does not tell so far, and may later
 * - unread: Odoo could not be read
 */
export type Became = 'done' | 'not-done' | 'not-yet' | 'unknown' | 'unknown-yet' | 'unread';

/** What is known about it besides. */
export interface Finding {
  readonly became: Became;
  /** The document in Odoo that was made. */
  readonly made?: Handle;
  /** The number that Odoo gave: "BILL/2026/01/0001". */
  readonly number?: string;
  /** Odoo's id of the contact or file that was made. */
  readonly id?: number;
}

/** Something that was cut off, and what became of it. */
export interface Recovered extends Finding {
  readonly intent: Intent;
}
