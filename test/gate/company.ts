import type { OfficeTarget } from '../support/office.ts';
import type { Bill, BillToPlace } from './bills.ts';

/** Something that happens in Odoo at the moment of a call. */
export interface Ambush {
  /** "account.move.web_read" */
  readonly at: string;
  readonly when: 'before' | 'after';
  readonly happens: () => void | Promise<void>;
}

/** What somebody does to a draft in Odoo's own screens. */
export type Act = 'post' | 'delete' | 'cancel';

/**
 * A company that stories are played in. Somebody stands between the product and its books, who writes down every call
 * that changes a document, and in which state the document was: the oracle. What is done here by the methods below is
 * done in Odoo itself, and is no deed of the product.
 */
export interface Company {
  /** Where the product finds it. */
  readonly url: string;
  /** Where these books answer at the moment. */
  readonly addresses: readonly string[];
  /** How a user of the sample company connects. */
  target(role: string): OfficeTarget;
  /** Puts drafts into the books, one after the other. */
  place(bills: readonly BillToPlace[]): readonly Bill[] | Promise<readonly Bill[]>;
  /**
   * Changes a draft in one way out of many; nothing happens when it is none any more.
   * @param how as people do, or also below everything that Odoo's own code would do about it, where that can be done
   */
  edit(bill: Bill, which: number, how: 'as people do' | 'anyhow'): void | Promise<void>;
  /** Does something else to a draft; nothing happens when it is none any more. */
  act(bill: Bill, act: Act): void | Promise<void>;
  /** Something happens once, at the next such call. */
  ambush(ambush: Ambush): void;
  callOffAmbushes(): void;
  /** From now on the books of another company of the same kind answer at this one's address, under its own name. */
  letAnswer(other: Company): void;
  dispose(): Promise<void>;
}
