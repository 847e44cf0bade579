import { t } from '@vscode/l10n';
import type { Block, Buttons, Press, Sheet } from '../panel-view.ts';
import { drawBlock } from './draw-block.ts';
import { button, element, value } from './elements.ts';

/** A document: its question on top, its parts, and the buttons. */
export class SheetView {
  readonly header = element('header', {});
  readonly document = element('section', { class: 'document', tabindex: '0' });
  readonly footer = element('footer');
  readonly #notice = element('p', { class: 'notice', role: 'status', 'aria-live': 'assertive' });
  readonly #history = element('div', { class: 'history', 'aria-live': 'polite' });
  readonly #press: (press: Press) => void;
  readonly #open: (row: number) => void;

  /** @param open opens the document that is on a row */
  constructor(press: (press: Press) => void, open: (row: number) => void) {
    this.#press = press;
    this.#open = open;
    this.document.setAttribute('aria-label', t`Document`);
    this.footer.setAttribute('aria-label', t`Decision`);
  }

  draw({ question, place, demo, blocks, buttons }: Sheet): void {
    const heading = element('h1', { tabindex: '-1' }, value(question));
    this.header.replaceChildren(
      ...(demo === undefined ? [] : [element('p', { class: 'demo' }, demo)]),
      heading,
      this.#ways(place, buttons),
    );
    this.#history.replaceChildren();
    this.document.replaceChildren(...this.#draw(blocks), this.#history);
    this.#notice.textContent = '';
    this.footer.replaceChildren(this.#notice, this.#decisions(buttons));
    this.document.scrollTo(0, 0);
    heading.focus();
  }

  drawHistory(blocks: readonly Block[]): void {
    this.#history.replaceChildren(...this.#draw(blocks));
  }

  #draw(blocks: readonly Block[]): HTMLElement[] {
    return blocks.map((block) => drawBlock(block, this.#open));
  }

  /** @param isOver nothing can be decided here any more */
  notify(text: string, isOver: boolean): void {
    this.#notice.textContent = text;
    if (!isOver) return;
    for (const each of this.footer.querySelectorAll<HTMLButtonElement>('button[data-decides]'))
      each.disabled = true;
  }

  #ways(place: string | undefined, { previous, next, all }: Buttons): HTMLElement {
    if (!previous && !next && place === undefined) return element('span', { hidden: '' });
    const way = (label: string, press: Press, isThere: boolean) => {
      const made = button(label, () => this.#press(press));
      made.disabled = !isThere;
      return made;
    };
    return element(
      'nav',
      { 'aria-label': t`Documents` },
      way(t`‹ Previous`, 'previous', previous),
      ...(place === undefined ? [] : [element('span', {}, value(place))]),
      way(t`Next ›`, 'next', next),
      ...(all ? [way(t`All Documents`, 'all', true)] : []),
    );
  }

  /** What leaves all as it is comes first. */
  #decisions({ post, keep, discard, open }: Buttons): HTMLElement {
    const decides = (label: string | undefined, press: Press, kind: string) =>
      label === undefined
        ? []
        : [button(label, () => this.#press(press), { class: kind, 'data-decides': '' })];
    return element(
      'div',
      { class: 'decisions' },
      ...decides(keep, 'keep', 'secondary'),
      ...decides(discard, 'discard', 'secondary'),
      ...(open ? [button(t`Open in Odoo`, () => this.#press('open'), { class: 'secondary' })] : []),
      ...decides(post, 'post', 'primary'),
    );
  }
}
