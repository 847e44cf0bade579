import { t } from '@vscode/l10n';
import type { Handle } from '../../accounting/handle.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import type { DocumentSheet } from '../../posting/review/sheet.ts';
import { pageOfRow, pagesOf, waysFrom } from './panel-content.ts';
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
  readonly openInOdoo: (sheet: DocumentSheet) => void;
  /** Logs what was thrown, and says what to show of it. */
  readonly report: (thrown: unknown) => string;
}

/**
 * Shows a draft that nobody has asked about, and from there the others.
 * @param index which page of its content; there are several where others are posted together with it
 */
export function lookInPanel<Content extends PanelContent>(
  panel: ReviewPanel,
  document: Handle,
  content: Content,
  actions: DraftActions<Content>,
  parts: LookingParts,
  index = 0,
): void {
  const pages = pagesOf(content);
  const page = pages[index] ?? pages[0];
  const { sheet } = page;
  const { previous, next } = actions.neighbours(document);
  const ways = waysFrom(index, content);
  const buttons = {
    ...(actions.post !== undefined && { post: `${content.verb}...` }),
    ...(actions.discard !== undefined && { discard: t`Discard...` }),
    open: sheet !== undefined && isInOdoo(sheet.document),
    previous: ways.previous || previous !== undefined,
    next: ways.next || next !== undefined,
    all: ways.all,
  };
  const turnTo = (other: number) => lookInPanel(panel, document, content, actions, parts, other);
  const goOn = async (other: Handle | undefined) => {
    if (other !== undefined) lookInPanel(panel, other, await actions.read(other), actions, parts);
  };
  const obey = async (pressed: Pressed): Promise<string | undefined> => {
    if (typeof pressed === 'object') {
      turnTo(pageOfRow(pressed.row));
      return undefined;
    }
    switch (pressed) {
      case 'post':
        return actions.post?.(document, content);
      case 'discard':
        return actions.discard?.(document, content);
      case 'previous':
        if (ways.previous) turnTo(index - 1);
        else await goOn(previous);
        return undefined;
      case 'next':
        if (ways.next) turnTo(index + 1);
        else await goOn(next);
        return undefined;
      case 'all':
        turnTo(0);
        return undefined;
      case 'open':
        if (sheet !== undefined) parts.openInOdoo(sheet);
        return undefined;
      case 'keep':
        return undefined;
    }
  };
  // Nobody has asked anything yet.
  const question = sheet === undefined ? page.question : asTitle(sheet.name);
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
