import { demoHeading } from '../../../common/demo-words.ts';
import { partsOf } from '../../../posting/review/sheet.ts';
import { shown } from '../../../posting/review/shown-text.ts';
import type { Mistake, Question } from '../../question.ts';
import { documentId, drawParts, foreign } from './draw-parts.ts';
import type { PageContent } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** What the page of a question says besides the question. */
export interface QuestionPage {
  /** Where the form is sent. */
  readonly path: string;
  /** What is shown, as it is asked for again. */
  readonly version: string;
  readonly token: string;
  readonly mistake: Mistake | undefined;
  /** Without one nobody can say yes here. */
  readonly hasPassphrase: boolean;
  /** Its papers can be opened. */
  readonly hasPapers: boolean;
}

/** No command asks here, and no agent can press this. */
const ONESELF = 'you, with “Ask Me Again” on this page';

/**
 * A question with all that a person decides on. Keep comes first and has the focus; the yes comes after everything that
 * it is about, and Enter in its fields does nothing.
 */
export function questionPage(question: Question, page: QuestionPage): PageContent {
  const { asked } = question;
  const isDemo = asked.sheets.some(({ place }) => place.isDemo);
  const demo = isDemo ? html`<p class="demo">${demoHeading()}</p>` : html``;
  const papers = page.hasPapers
    ? html`<a href="${page.path}/papers" target="_blank" rel="noopener">Papers</a>`
    : html``;
  const title = page.mistake === undefined ? asked.question : `Not taken: ${asked.question}`;
  return {
    title,
    watch: { path: `${page.path}/version`, version: page.version },
    body: html`<header>
        ${demo}
        <h1>${foreign(asked.question)}</h1>
        ${page.mistake === undefined ? html`` : html`<p class="mistake" role="alert">${page.mistake.sentence}</p>`}
        <div class="first">
          ${keepForm(question, page, true)}<a href="#decision">To the answer</a>${papers}
        </div>
      </header>
      <main>
        ${documentsOf(question)}
        <section class="decision" aria-labelledby="decision">
          <h2 id="decision">Your answer</h2>
          ${yesForm(question, page)} ${keepForm(question, page, false)}
          <p class="note">A question lives five minutes from the asking. <a href="/">All questions</a></p>
        </section>
      </main>`,
  };
}

/** Another text as soon as the question is over, and for whatever is told afterwards. */
export function versionOf({ over }: Question, told: number): string {
  return over === undefined ? 'waiting' : `${over} ${told}`;
}

function documentsOf({ asked: { sheets, overview, whole } }: Question): Html[] {
  const [only, ...others] = sheets;
  if (only === undefined) return [html`<pre>${foreign(whole)}</pre>`];
  if (others.length === 0 && overview === undefined)
    return drawParts(partsOf(only, ONESELF), { heading: 'h2', prefix: 'part-' });
  const all = drawParts(overview ?? [], { heading: 'h2', prefix: 'all-' });
  const each = sheets.map((sheet, index) => {
    const id = documentId(index + 1);
    return html`<article aria-labelledby="${id}">
      <h2 id="${id}">Document ${index + 1} of ${sheets.length}: ${foreign(sheet.name)}</h2>
      ${drawParts(partsOf(sheet, ONESELF), { heading: 'h3', prefix: `${id}-` })}
    </article> `;
  });
  return [...all, ...each];
}

function keepForm({ asked }: Question, { path, token }: QuestionPage, isFirst: boolean): Html {
  const focus = isFirst ? html` autofocus` : html``;
  return html`<form
    method="post"
    action="${path}"
    aria-label="${isFirst ? asked.keep : `${asked.keep}, at the end`}"
  >
    <input type="hidden" name="token" value="${token}" />
    <button name="answer" value="keep" ${focus}>${asked.keep}</button>
  </form>`;
}

function yesForm(question: Question, { path, token, mistake, hasPassphrase }: QuestionPage): Html {
  const { verb, typeTotal } = question.asked;
  if (!question.canSayYes)
    return html`<p>This cannot be shown in full, so it cannot be approved here. Do it in Odoo.</p>`;
  if (!hasPassphrase)
    return html`<p>
      To say yes here, a passphrase is needed. Set it up in a terminal of your own:
      <code>mcp-odoo approvals --set-up</code>. Then load this page again.
    </p>`;
  const total =
    typeTotal === undefined
      ? html``
      : html`<p id="why">${foreign(shown(typeTotal.why))}</p>
          <label for="total">Total of the document in ${foreign(shown(typeTotal.currency))}</label>
          <input
            id="total"
            name="total"
            inputmode="decimal"
            autocomplete="off"
            required
            aria-describedby="why"
            value="${mistake?.typedTotal ?? ''}"
          /> `;
  // A first button that is disabled: then Enter in a field presses none.
  return html`<form id="yes" class="yes" method="post" action="${path}" aria-label="${verb}">
    <button disabled hidden></button>
    <input type="hidden" name="token" value="${token}" />
    ${total}<label for="passphrase">Your passphrase for approvals</label>
    <input
      id="passphrase"
      name="passphrase"
      type="password"
      autocomplete="off"
      maxlength="1000"
      required
      aria-describedby="passphrase-note"
    />
    <p id="passphrase-note" class="note">
      Type it only on a page whose address <code>mcp-odoo approvals</code> shows.
    </p>
    <button name="answer" value="yes" class="primary">${verb}</button>
  </form> `;
}
