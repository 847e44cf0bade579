import { demoHeading } from '../../../common/demo-words.ts';
import { plainText } from '../../../common/plain-text.ts';
import { partnerLabel } from '../../../posting/partners/partner-values.ts';
import type { PartnerText, PartnerValues } from '../../../posting/partners/partner-values.ts';
import type { ContactForm, SentWrong } from '../../contact-form.ts';
import { foreign } from './draw-parts.ts';
import type { PageContent } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** What the page of a form says besides the form. */
export interface ContactPage {
  /** Where it is sent. */
  readonly path: string;
  /** What is shown, as it is asked for again. */
  readonly version: string;
  readonly token: string;
  readonly wrong: SentWrong | undefined;
}

/** What a person is asked on the list of all that waits. */
export function contactQuestion({ prefilled }: ContactForm): string {
  return `New contact: ${plainText(prefilled.name).text}`;
}

/** A proposed contact, each value to be left or changed. Giving up comes first and has the focus; Enter in a field does nothing. */
export function contactPage(form: ContactForm, page: ContactPage): PageContent {
  const { hints } = form;
  const { path, token, wrong } = page;
  const values = wrong?.values ?? form.prefilled;
  const question = contactQuestion(form);
  return {
    title: wrong === undefined ? question : `Not taken: ${question}`,
    watch: { path: `${path}/version`, version: page.version },
    body: html`<header>
        ${hints.isDemo ? html`<p class="demo">${demoHeading()}</p>` : html``}
        <h1>${foreign(question)}</h1>
        ${wrong === undefined ? html`` : html`<div class="mistake" role="alert">${wrong.sentences.map((sentence) => html`<div>${foreign(sentence)}</div>`)}</div>`}
        <form method="post" action="${path}" aria-label="Do Not Save">
          <input type="hidden" name="token" value="${token}" />
          <button name="answer" value="keep" autofocus>Do Not Save</button>
        </form>
      </header>
      <main>
        <p>
          An agent proposes this contact. Put right what is wrong. Nothing is saved yet: a last question shows
          the whole of it, and takes your passphrase.
        </p>
        ${warningsOf(hints.warnings)}
        <section class="decision" aria-labelledby="contact">
          <h2 id="contact">The contact</h2>
          <form class="yes" method="post" action="${path}" aria-label="The contact">
            <button disabled hidden></button>
            <input type="hidden" name="token" value="${token}" />
            ${textField('name', values)} ${kindField(values)} ${textField('vat', values)}
            ${textField('email', values)} ${textField('phone', values)} ${textField('street', values)}
            ${textField('zip', values)} ${textField('city', values)} ${countryField(values, hints.countries)}
            ${textField('reference', values)}
            <button name="answer" value="go-on" class="primary">Go On to the Last Question</button>
          </form>
          <p class="note">
            It waits five minutes from the asking. No bank account is entered here.
            <a href="/">All questions</a>
          </p>
        </section>
      </main>`,
  };
}

/** A form that was left or has ended: what follows, in every tab that had it. */
export function contactOverPage(form: ContactForm, watch: ContactPage): PageContent {
  return {
    title: 'Over',
    watch: { path: `${watch.path}/version`, version: watch.version },
    body: html`<header><h1>${foreign(contactQuestion(form))}</h1></header>
      <main>
        <p role="status">${WORDS[form.over ?? 'ended']}</p>
        <p><a href="/" autofocus>All questions</a></p>
      </main>`,
  };
}

const WORDS: Readonly<Record<NonNullable<ContactForm['over']>, string>> = {
  left: 'This was looked through, and counts once. Nothing is saved by it: the last question is on the page of all questions.',
  'given up': 'You gave this up. Nothing was saved.',
  ended: 'This ended: its time was over, or nobody waited for it any more. Nothing was saved.',
};

function warningsOf(warnings: readonly string[]): Html {
  if (warnings.length === 0) return html``;
  return html`<section class="warnings" aria-labelledby="odd">
    <h2 id="odd">Look at this</h2>
    <ul>
      ${warnings.map((warning) => html`<li>${foreign(warning)}</li>`)}
    </ul>
  </section>`;
}

function textField(field: Exclude<PartnerText, 'country'>, values: PartnerValues): Html {
  const required = field === 'name' ? html` required` : html``;
  return html`<label for="${field}">${partnerLabel(field).person}</label>
    <input
      id="${field}"
      name="${field}"
      dir="auto"
      autocomplete="off"
      maxlength="200"
      value="${values[field] ?? ''}"
      ${required}
    /> `;
}

function kindField({ isCompany }: PartnerValues): Html {
  return choice('kind', partnerLabel('isCompany').person, isCompany ? 'company' : 'person', [
    ['company', 'A company'],
    ['person', 'A person'],
  ]);
}

function countryField({ country = '' }: PartnerValues, countries: ReadonlyMap<string, string>): Html {
  return choice('country', partnerLabel('country').person, country, [['', 'No country'], ...countries]);
}

function choice(
  name: string,
  label: string,
  chosen: string,
  options: readonly (readonly [value: string, label: string])[],
): Html {
  return html`<label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options.map(([value, text]) => {
        const selected = value === chosen ? html` selected` : html``;
        return html`<option value="${value}" ${selected}>${text}</option>`;
      })}
    </select> `;
}
