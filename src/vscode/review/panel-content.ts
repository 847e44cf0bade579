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
  /** It is about several documents, of which some may have no review: then all that the dialog would say comes first. */
  readonly isSet?: boolean;
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

/** The sheets of a content, one for each document that has a review, and one for the whole where that says more. */
export function pagesOf({
  question,
  whole,
  reviews,
  isSet = false,
}: PanelContent): readonly [Page, ...Page[]] {
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
  if (first !== undefined && !isSet) return [first, ...others];
  const text = shownLines(whole, MOST_LINES);
  const place = isSet && reviews.length > 0 ? { place: 'All documents' } : {};
  return [{ question, ...place, blocks: [{ kind: 'text', title: 'What it is about', text }] }, ...pages];
}

/** Which way there is from one of several. */
export function waysFrom(index: number, count: number): Pick<Buttons, 'previous' | 'next'> {
  return { previous: index > 0, next: index < count - 1 };
}

/** "vendor bill of “Azure Interior”, 1,234.56 EUR" */
export function nameInReview(review: Review): string {
  return nameOf(new ReviewWriter('shows all'), review);
}
