import { t } from '@vscode/l10n';
import type { Block } from '../panel-view.ts';
import { button, element, value } from './elements.ts';

type Table = Extract<Block, { readonly kind: 'table' }>;
type Facts = Extract<Block, { readonly kind: 'facts' }>;

/** A part of a document, with its heading. @param open opens the document that is on a row */
export function drawBlock(block: Block, open: (row: number) => void): HTMLElement {
  switch (block.kind) {
    case 'facts':
      return section(block.title, 'facts', drawFacts(block));
    case 'table':
      return drawTable(block, open);
    case 'list':
      return section(block.title, 'list', drawList(block.items));
    case 'warnings':
      return drawWarnings(block.items);
    case 'text':
      return section(block.title, 'text', element('pre', { tabindex: '0' }, block.text));
  }
}

function section(title: string, kind: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element('section', { class: kind }, element('h2', {}, title), ...content);
}

function drawFacts({ rows }: Facts): HTMLElement {
  return element(
    'dl',
    {},
    ...rows.flatMap(({ label, value: text, isStrong }) => {
      const weight = { class: isStrong === true ? 'strong' : 'plain' };
      return [element('dt', weight, label), element('dd', weight, value(text))];
    }),
  );
}

function drawList(items: readonly string[]): HTMLElement {
  return element('ul', {}, ...items.map((item) => element('li', {}, value(item))));
}

/** Each with a sign and a word: a colour alone says nothing to many. */
function drawWarnings(items: readonly string[]): HTMLElement {
  const drawn = items.map((item) =>
    element(
      'li',
      {},
      element('span', { class: 'sign', 'aria-hidden': 'true' }, '⚠'),
      element('span', {}, element('strong', {}, `${t`Warning:`} `), value(item)),
    ),
  );
  return section(
    items.length === 1 ? t`1 warning` : t`${items.length} warnings`,
    'warnings',
    element('ul', {}, ...drawn),
  );
}

/** A wide table scrolls in itself, with the keyboard, too. */
function drawTable({ title, columns, rows, opensSheets }: Table, open: (row: number) => void): HTMLElement {
  const classOf = (column: number): Record<string, string> => {
    return columns[column]?.isAmount === true ? { class: 'amount' } : {};
  };
  const head = columns.map(({ label }, index) => element('th', { scope: 'col', ...classOf(index) }, label));
  const body = rows.map((cells, row) => {
    const opens = opensSheets === true ? () => open(row) : undefined;
    return element('tr', {}, ...cells.map((lines, index) => drawCell(lines, index, classOf(index), opens)));
  });
  return section(
    title,
    'table',
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t`Table: ${title}` },
      element(
        'table',
        {},
        element('caption', {}, title),
        element('thead', {}, element('tr', {}, ...head)),
        element('tbody', {}, ...body),
      ),
    ),
  );
}

/** @param opens what pressing the first line of a row does */
function drawCell(
  lines: readonly string[],
  column: number,
  attributes: Record<string, string>,
  opens: (() => void) | undefined,
): HTMLElement {
  const drawn = lines.map((line, index) => {
    if (index > 0) return element('div', { class: 'more' }, value(line));
    return column === 0 && opens !== undefined
      ? button(line, opens, { class: 'link' })
      : element('div', {}, value(line));
  });
  return column === 0
    ? element('th', { scope: 'row', ...attributes }, ...drawn)
    : element('td', attributes, ...drawn);
}
