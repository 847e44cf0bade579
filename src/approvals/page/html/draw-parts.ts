import { showParts } from '../../../posting/review/show-parts.ts';
import type { ShownPart } from '../../../posting/review/show-parts.ts';
import type { SheetPart } from '../../../posting/review/sheet.ts';
import { Html, html } from './html.ts';

type Table = Extract<ShownPart, { readonly kind: 'table' }>;

/** What can be told of a heading: how deep it is, and what makes its id differ from others. */
interface Level {
  readonly heading: 'h2' | 'h3';
  readonly prefix: string;
}

/**
 * The parts of a sheet, each with its heading. Of a page's only document each is a landmark; of one among several none
 * is, because a screen reader would list the same names over and over.
 * @param level where the parts stand on the page
 */
export function drawParts(parts: readonly SheetPart[], level: Level): Html[] {
  return showParts(parts).map((part, index) => {
    const id = `${level.prefix}${index + 1}`;
    const heading = new Html(
      html`<${new Html(level.heading)} id="${id}">${part.title}</${new Html(level.heading)}>`.text,
    );
    const landmark = level.heading === 'h2' ? html` aria-labelledby="${id}"` : html``;
    return html`<section class="${part.kind}" ${landmark}>${heading} ${drawContent(part, id)}</section> `;
  });
}

/** A foreign value: it stands for itself, and cannot turn the direction of what stands beside it. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

function drawContent(part: ShownPart, heading: string): Html {
  switch (part.kind) {
    case 'facts':
      return html`<dl>
        ${part.rows.map(({ label, value, isStrong }) => {
          const look = isStrong === true ? html` class="strong"` : html``;
          return html`<dt${look}>${label}</dt><dd${look}>${foreign(value)}</dd>`;
        })}
      </dl>`;
    case 'table':
      return drawTable(part, heading);
    case 'list':
    case 'warnings':
      return html`<ul>
        ${part.items.map((item) => html`<li>${foreign(item)}</li>`)}
      </ul>`;
    case 'text':
      return html`<pre>${foreign(part.text)}</pre>`;
  }
}

/** Its own scrolling place, reached by the keyboard, too. */
function drawTable({ columns, rows, opensSheets }: Table, heading: string): Html {
  const look = (column: number) => (columns[column]?.isAmount === true ? html` class="amount"` : html``);
  const head = columns.map(({ label }, index) => html`<th scope="col" ${look(index)}>${label}</th>`);
  const body = rows.map((cells, row) => {
    const opens = opensSheets === true ? documentId(row + 1) : undefined;
    const drawn = cells.map((lines, column) =>
      column === 0
        ? html`<th scope="row" ${look(column)}>${drawLines(lines, opens)}</th>`
        : html`<td${look(column)}>${drawLines(lines)}</td>`,
    );
    return html`<tr>
      ${drawn}
    </tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="${heading}">
    <table aria-labelledby="${heading}">
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

/** @param opens where the first line leads */
function drawLines(lines: readonly string[], opens?: string): Html[] {
  return lines.map((line, index) => {
    if (index > 0) return html`<div class="more">${foreign(line)}</div>`;
    return opens === undefined
      ? html`<div>${foreign(line)}</div>`
      : html`<a href="#${opens}">${foreign(line)}</a>`;
  });
}

/** What document n of several is called on the page, from 1. */
export function documentId(number: number): string {
  return `document-${number}`;
}
