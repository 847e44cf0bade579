import { shown } from '../../../posting/review/shown-text.ts';
import { foreign } from './draw-parts.ts';
import type { PageContent } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** A document and its papers. */
export interface PapersOf {
  /** How people know the document. */
  readonly name: string;
  readonly papers: readonly { readonly name: string; readonly path: string }[];
}

/**
 * The papers of a question, each to be opened.
 * @param question in words
 * @param path of the question
 */
export function papersPage(question: string, path: string, documents: readonly PapersOf[]): PageContent {
  return {
    title: 'Papers',
    body: html`<header><h1>Papers: ${foreign(question)}</h1></header>
      <main>
        ${documents.map(section)}
        <p class="note">Pictures and text open here. A PDF is downloaded, for your own PDF reader.</p>
        <p><a href="${path}" autofocus>Back to the question</a></p>
      </main>`,
  };
}

function section({ name, papers }: PapersOf, index: number): Html {
  const id = `papers-${index + 1}`;
  const list =
    papers.length === 0
      ? html`<p>No papers hang on it.</p>`
      : html`<ul>
          ${papers.map((paper) => html`<li><a href="${paper.path}">${foreign(shown(paper.name))}</a></li>`)}
        </ul>`;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${foreign(shown(name))}</h2>
    ${list}
  </section> `;
}
