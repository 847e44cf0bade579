import type { BillInOdoo } from './books.ts';

/** Holds what Odoo says was posted against what the person said yes to. */
export class Judge {
  readonly broken: string[] = [];
  posts = 0;
  unapproved = 0;
  readonly #seen = new Map<number, number>();
  #approved: readonly number[] = [];

  /** The person has pressed the button that posts, and all was as it has to be for this bill. Holds for one posting. */
  approve(bill: number): void {
    this.#approved = [...this.#approved, bill];
  }

  /** What was approved and has not happened by now must not happen any more. */
  forgetApprovals(): void {
    this.#approved = [];
  }

  /** @param when the step that has just been played */
  look(bills: readonly BillInOdoo[], when: string): void {
    for (const { id, reference, postings } of bills) {
      const more = postings - (this.#seen.get(id) ?? 0);
      this.#seen.set(id, postings);
      for (let each = 0; each < more; each += 1) {
        const place = this.#approved.indexOf(id);
        if (place >= 0) {
          this.#approved = this.#approved.toSpliced(place, 1);
          this.posts += 1;
        } else {
          this.unapproved += 1;
          this.broken.push(`${reference} was posted without a yes (${when})`);
        }
      }
    }
  }
}
