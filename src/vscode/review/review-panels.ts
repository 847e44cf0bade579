import type { Handle } from '../../accounting/handle.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { DocumentSheet } from '../../posting/review/sheet.ts';
import { askInPanel } from './ask-in-panel.ts';
import type { PanelAnswer } from './ask-in-panel.ts';
import { lookInPanel } from './look-in-panel.ts';
import type { DraftActions } from './look-in-panel.ts';
import type { PanelContent } from './panel-content.ts';
import type { OpenPanelWindow } from './panel-window.ts';
import { ReviewPanel } from './review-panel.ts';
import type { ReviewSource } from './review-source.ts';

export interface ReviewPanelsParts {
  readonly openWindow: OpenPanelWindow;
  /** What stands beside a document, from the connection that the review was read from. */
  readonly sourceOf: (sheet: DocumentSheet) => Promise<ReviewSource>;
  readonly openInOdoo: (sheet: DocumentSheet) => Promise<void>;
  /** Logs what was thrown, and says what to show of it. */
  readonly report: (thrown: unknown) => string;
}

/**
 * The review panels of a window: one for each request that is under review, one for what the person looks at by themselves. A
 * panel is closed by the person alone, or when what it was about is decided.
 */
export class ReviewPanels implements Disposable {
  readonly #parts: ReviewPanelsParts;
  /** By the request that each is about: the answer to one is no answer to another. */
  readonly #asking = new Map<string, ReviewPanel>();
  #looking: ReviewPanel | undefined;

  constructor(parts: ReviewPanelsParts) {
    this.#parts = parts;
  }

  /**
   * Shows what a request is about, and waits for the person.
   * @param signal aborted when the request has expired: then the panel says so
   */
  ask(request: string, content: PanelContent, signal: AbortSignal): Promise<PanelAnswer> {
    if (signal.aborted) return Promise.resolve('closed');
    const panel = this.#asking.get(request) ?? this.#open(content, () => this.#asking.delete(request));
    this.#asking.set(request, panel);
    panel.reveal();
    return askInPanel(panel, content, signal, (sheet) => this.#openInOdoo(sheet));
  }

  /** Closes the panel of a request: the person has answered the dialog that followed. */
  closeAsked(request: string): void {
    this.#asking.get(request)?.dispose();
  }

  /** Shows a draft that nobody has asked about, until the person closes it or another one is shown. */
  show<Content extends PanelContent>(
    document: Handle,
    content: Content,
    actions: DraftActions<Content>,
  ): void {
    const { report } = this.#parts;
    const panel = (this.#looking ??= this.#open(content, () => (this.#looking = undefined)));
    panel.reveal();
    lookInPanel(panel, document, content, actions, {
      openInOdoo: (sheet) => this.#openInOdoo(sheet),
      report,
    });
  }

  dispose(): void {
    for (const panel of this.#asking.values()) panel.dispose();
    this.#looking?.dispose();
  }

  #openInOdoo(sheet: DocumentSheet): void {
    const { openInOdoo, report } = this.#parts;
    openInOdoo(sheet).catch(report);
  }

  #open({ question }: PanelContent, onClosed: () => void): ReviewPanel {
    const { openWindow, sourceOf, report } = this.#parts;
    const panel = new ReviewPanel({ window: openWindow(question), sourceOf, report });
    void panel.closed.then(onClosed);
    return panel;
  }
}
