import type { Handle } from '../../accounting/handle.ts';
import type { Review } from '../../posting/review/review.ts';
import { nameInReview, pagesOf } from './panel-content.ts';
import type { PanelContent } from './panel-content.ts';
import type { Pressed, ReviewPanel } from './review-panel.ts';

/**
 * What can be done with a draft that nobody has asked about. `Content` is what it was shown with, and comes back with
 * each press: with the digest, for example, that the person has seen.
 */
export interface DraftActions<Content extends PanelContent> {
  readonly neighbours: (document: Handle) => { readonly previous?: Handle; readonly next?: Handle };
  /** What another draft shows. */
  readonly read: (document: Handle) => Promise<Content>;
  /** Asks through the gate. @returns a sentence when it was done; undefined when all is as it was */
  readonly post?: (document: Handle, shown: Content) => Promise<string | undefined>;
  readonly discard?: (document: Handle, shown: Content) => Promise<string | undefined>;
}

export interface LookingParts {
  readonly openInOdoo: (review: Review) => void;
  /** Logs what was thrown, and says what to show of it. */
  readonly report: (thrown: unknown) => string;
}

/** Shows a draft that nobody has asked about, and from there the others. */
export function lookInPanel<Content extends PanelContent>(
  panel: ReviewPanel,
  document: Handle,
  content: Content,
  actions: DraftActions<Content>,
  parts: LookingParts,
): void {
  const [page] = pagesOf(content);
  const { review } = page;
  const { previous, next } = actions.neighbours(document);
  const buttons = {
    ...(actions.post !== undefined && { post: `${content.verb}...` }),
    ...(actions.discard !== undefined && { discard: 'Discard...' }),
    open: review !== undefined,
    previous: previous !== undefined,
    next: next !== undefined,
  };
  const turnTo = async (other: Handle | undefined) => {
    if (other !== undefined) lookInPanel(panel, other, await actions.read(other), actions, parts);
    return undefined;
  };
  const obey = async (pressed: Pressed): Promise<string | undefined> => {
    switch (pressed) {
      case 'post':
        return actions.post?.(document, content);
      case 'discard':
        return actions.discard?.(document, content);
      case 'previous':
        return turnTo(previous);
      case 'next':
        return turnTo(next);
      case 'open':
        if (review !== undefined) parts.openInOdoo(review);
        return undefined;
      case 'keep':
        return undefined;
    }
  };
  // Nobody has asked anything yet.
  const question = review === undefined ? page.question : asTitle(nameInReview(review));
  const notify = panel.show({ ...page, question }, buttons, (pressed) => {
    obey(pressed).then(
      (done) => {
        if (done !== undefined) notify(done, true);
      },
      (thrown: unknown) => notify(parts.report(thrown), false),
    );
  });
}

function asTitle(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
