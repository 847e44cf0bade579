import { plainText } from '../../../common/plain-text.ts';
import type { Question } from '../../question.ts';
import type { Notice } from '../../questions.ts';
import { foreign } from './draw-parts.ts';
import type { PageContent } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** How to pair the browser: all that one sees that is not paired. */
export function pairingPage(path: string, token: string, isWrong: boolean): PageContent {
  const mistake = html`<p class="mistake" role="alert">
    This code is not known. It is good once, and for ten minutes.
  </p>`;
  return {
    title: isWrong ? 'Not paired' : 'Pair this browser',
    body: html`<header><h1>Pair this browser</h1></header>
      <main>
        <p>
          Here you answer what agents ask of you. To show it in this browser, run this in a terminal of your
          own, and type the code that it shows:
        </p>
        <pre>mcp-odoo approvals</pre>
        ${isWrong ? mistake : html``}
        <form method="post" action="${path}" aria-label="Pair this browser">
          <input type="hidden" name="token" value="${token}" />
          <label for="code">Code</label>
          <input
            id="code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="40"
            required
            autofocus
          />
          <button class="primary">Pair</button>
        </form>
      </main>`,
  };
}

/** What the person is told, with the form that asks anew. */
export interface NoticeItem {
  readonly notice: Notice;
  readonly path: string;
  readonly token: string;
}

export interface ListPage {
  readonly waiting: readonly { readonly title: string; readonly path: string }[];
  readonly notices: readonly NoticeItem[];
  readonly hasPassphrase: boolean;
  readonly watch: { readonly path: string; readonly version: string };
}

/** What waits for the person, and what they are told. */
export function listPage({ waiting, notices, hasPassphrase, watch }: ListPage): PageContent {
  const questions =
    waiting.length === 0
      ? html`<p>Nothing waits for your answer. What is asked appears here by itself.</p>`
      : html`<ul class="questions">
          ${waiting.map(({ title, path }) => html`<li><a href="${path}">${foreign(title)}</a></li>`)}
        </ul>`;
  return {
    title: waiting.length === 0 ? 'Nothing waits' : `${waiting.length} waiting`,
    watch,
    body: html`<header><h1>What agents ask of you</h1></header>
      <main>
        ${hasPassphrase ? html`` : html`<p class="mistake">There is no passphrase yet, so nothing can be approved here. Set it up in a terminal of your own: <code>mcp-odoo approvals --set-up</code>.</p>`}
        <section aria-labelledby="waiting">
          <h2 id="waiting">Waiting for your answer</h2>
          ${questions}
        </section>
        ${
          notices.length === 0
            ? html``
            : html`<section aria-labelledby="told">
                <h2 id="told">What came of your answers</h2>
                <ul>
                  ${notices.map(noticeItem)}
                </ul>
              </section>`
        }
      </main>`,
  };
}

function noticeItem({ notice, path, token }: NoticeItem): Html {
  const again =
    notice.again === undefined
      ? html``
      : html`<form method="post" action="${path}">
          <input type="hidden" name="token" value="${token}" /><button>Ask Me Again</button>
        </form>`;
  return html`<li>${foreign(plainText(notice.sentence, 1000).text)}${again}</li>`;
}

/**
 * A question that was answered or has ended: what became of it, in every tab that had it.
 * @param told since then: that nothing was posted, or something else than was to be expected
 */
export function overPage(
  { asked, over }: Question,
  told: readonly NoticeItem[],
  watch: ListPage['watch'],
): PageContent {
  const words = { yes: asked.verb, keep: asked.keep };
  const sentence =
    over === 'yes' || over === 'keep'
      ? `Answered with “${words[over]}”. An answer counts once: what is pressed later does nothing.`
      : 'This ended without an answer: its time was over, or nobody waited for it any more. Nothing was done.';
  const outcome =
    over === 'yes'
      ? html`<p>Whoever asked is told what came of it; you are told here if it is not what you expect.</p>`
      : html``;
  const since =
    told.length === 0
      ? html``
      : html`<section class="warnings" aria-labelledby="since">
          <h2 id="since">Told since then</h2>
          <ul role="alert">
            ${told.map(noticeItem)}
          </ul>
        </section>`;
  return {
    title: told.length === 0 ? 'Over' : 'Not as expected',
    watch,
    body: html`<header><h1>${foreign(asked.question)}</h1></header>
      <main>
        <p role="status">${sentence}</p>
        ${since} ${outcome}
        <p><a href="/" autofocus>All questions</a></p>
      </main>`,
  };
}

/** Something that is not here, or a form that was not made here. */
export function messagePage(title: string, sentence: string): PageContent {
  return {
    title,
    body: html`<header><h1>${title}</h1></header>
      <main>
        <p role="status">${sentence}</p>
        <p><a href="/" autofocus>All questions</a></p>
      </main>`,
  };
}
