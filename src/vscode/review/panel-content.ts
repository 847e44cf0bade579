import { DEMO_COMPANY } from '../../common/demo-words.ts';
import { nameOf } from '../../posting/review/render.ts';
import { ReviewWriter } from '../../posting/review/review-writer.ts';
import type { Review } from '../../posting/review/review.ts';
import { shownLines } from './panel-text.ts';
import type { Block, Buttons } from './panel-view.ts';
import { showReview } from './show-review.ts';

/** What a panel shows: a question, and the documents that it is about. */
export interface PanelContent {
  /** "Post vendor bill of “Azure Interior”, 1,234.56 EUR?" */
  readonly question: string;
  /** All that the dialog would say, uncut; shown where there is no review. */
  readonly whole: string;
  readonly reviews: readonly Review[];
  /** What the buttons say: "Post Vendor Bill", "Keep as Draft". */
  readonly verb: string;
  readonly keep: string;
}

/** One sheet of a content: a document, or the text of a question that is about none. */
export interface Page {
  readonly review?: Review;
  readonly question: string;
  readonly place?: string;
  readonly demo?: string;
  readonly blocks: Block[];
}

const MOST_LINES = 5_000;

/** The sheets of a content, one for each document; at least one. */
export function pagesOf({ question, whole, reviews }: PanelContent): readonly [Page, ...Page[]] {
  const pages = reviews.map((review, index): Page => ({
    review,
    question,
    ...(reviews.length > 1 && {
      place: `Document ${index + 1} of ${reviews.length}: ${nameInReview(review)}`,
    }),
    ...(review.isDemo && { demo: DEMO_COMPANY }),
    blocks: showReview(review),
  }));
  const [first, ...others] = pages;
  if (first !== undefined) return [first, ...others];
  const text = shownLines(whole, MOST_LINES);
  return [{ question, blocks: [{ kind: 'text', title: 'What it is about', text }] }];
}

/** Which way there is from one of several. */
export function waysFrom(index: number, count: number): Pick<Buttons, 'previous' | 'next'> {
  return { previous: index > 0, next: index < count - 1 };
}

/** "vendor bill of “Azure Interior”, 1,234.56 EUR" */
export function nameInReview(review: Review): string {
  return nameOf(new ReviewWriter('shows all'), review);
}
