import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { ProposalHandle } from '../../accounting/handle.ts';
import type { SeenDocument } from '../asking/seen-document.ts';
import type { SeenPostable } from '../postable.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import type { Place, Requester } from '../review/review.ts';
import type { Subject } from '../review/subject.ts';
import { renderTransaction, rowOfTransaction } from './render-transaction.ts';
import { digestOfFacts } from './transaction-facts.ts';
import type { TransactionFacts } from './transaction-facts.ts';
import { differencesBetween, subjectOfTransaction } from './transaction-words.ts';

/** A proposed bank or cash transaction as it was read to be decided on. */
export class SeenProposal implements SeenPostable {
  readonly document: ProposalHandle;
  readonly company: number;
  readonly facts: TransactionFacts;
  readonly subject: Subject;
  readonly digest: string;

  constructor(facts: TransactionFacts) {
    this.document = facts.document;
    this.company = facts.company.id;
    this.facts = facts;
    this.subject = subjectOfTransaction(facts);
    this.digest = digestOfFacts(facts);
  }

  differencesFrom(before: SeenDocument): readonly Said[] {
    return before instanceof SeenProposal
      ? differencesBetween(before.facts, this.facts)
      : [said`it is another document`];
  }

  render(place: Place, requester: Requester): RenderedReview {
    return renderTransaction(place, this.facts, requester);
  }

  row(place: Place, requester: Requester): SetRow {
    return rowOfTransaction(place, this.facts, requester);
  }
}
