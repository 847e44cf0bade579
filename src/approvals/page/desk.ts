import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { isTotal } from '../../posting/review/typed-total.ts';
import { pairingCookie, pairingSecrets } from '../pairing/cookie.ts';
import type { PairedBrowsers } from '../pairing/paired-browsers.ts';
import type { PairingCodes } from '../pairing/pairing-codes.ts';
import type { PassphraseDesk } from '../passphrase/passphrase-desk.ts';
import type { Papers } from '../papers.ts';
import type { Question } from '../question.ts';
import type { Notice, Questions } from '../questions.ts';
import type { ContactForms } from '../contact-forms.ts';
import { ContactDesk, pathOfContact } from './contact-desk.ts';
import { FormTokens } from './form-tokens.ts';
import type { FormOwner } from './form-tokens.ts';
import { contactQuestion } from './html/contact-page.ts';
import { listPage, messagePage, overPage, pairingPage } from './html/other-pages.ts';
import type { NoticeItem } from './html/other-pages.ts';
import { questionPage, versionOf } from './html/question-page.ts';
import { documentsOf, PaperDesk } from './paper-desk.ts';
import { readForm } from './read-form.ts';
import type { Form } from './read-form.ts';
import type { Reply } from './reply.ts';
import { notTaken } from './not-taken.ts';

export interface PageDeskParts {
  readonly questions: Questions;
  readonly contacts: ContactForms;
  readonly browsers: PairedBrowsers;
  readonly codes: PairingCodes;
  readonly passphrase: PassphraseDesk;
  /** Left out where they cannot be read. */
  readonly papers?: Papers;
}

const PAIR = '/pair';
const QUESTION = /^\/questions\/(?<id>[0-9a-f-]{36})(?<version>\/version)?$/;
const PAPERS = /^\/questions\/(?<id>[0-9a-f-]{36})\/papers(?:\/(?<index>\d{1,3})\/(?<file>\d{1,15}))?$/;
const NOTICE = /^\/notices\/(?<id>[0-9a-f-]{36})$/;

const pairing = z.strictObject({ token: z.string(), code: z.string().max(100) });
const asking = z.strictObject({ token: z.string() });
const answering = z.discriminatedUnion('answer', [
  z.strictObject({ token: z.string(), answer: z.literal('keep') }),
  z.strictObject({
    token: z.string(),
    answer: z.literal('yes'),
    passphrase: z.string().max(2_000),
    total: z.string().max(100).optional(),
  }),
]);

/** What people type for an amount. */
const AMOUNT = /^[\d.,'’\s+-]*$/;

const STRANGE_FORM: Reply = {
  kind: 'page',
  status: 400,
  content: messagePage(
    'Not taken',
    'This form was not made by this page, or for another question. Nothing was done.',
  ),
};

/** Answers what the guard has let through. Only a paired browser gets to see anything; looking changes nothing. */
export class PageDesk {
  readonly #parts: PageDeskParts;
  readonly #tokens = new FormTokens();
  /** Tells this program from another one at the same address. */
  readonly #program = randomUUID();
  readonly #contacts: ContactDesk;

  constructor(parts: PageDeskParts) {
    this.#parts = parts;
    this.#contacts = new ContactDesk({
      contacts: parts.contacts,
      tokens: this.#tokens,
      program: this.#program,
    });
  }

  async answer(request: IncomingMessage): Promise<Reply> {
    const { url: path = '' } = request;
    const form = request.method === 'POST' ? await readForm(request) : undefined;
    if (form !== undefined && 'status' in form) return { kind: 'refused', status: form.status };
    const browser = await this.#browserOf(request);
    if (browser === undefined) return this.#pair(path, form);
    if (form === undefined) return this.#show(browser, path);
    return this.#take(browser, path, form.fields);
  }

  /** The secret of a paired browser is the only thing that counts; what other servers set beside it is passed over. */
  async #browserOf(request: IncomingMessage): Promise<string | undefined> {
    for (const secret of pairingSecrets(request.headers.cookie)) {
      const browser = await this.#parts.browsers.find(secret);
      if (browser !== undefined) return browser;
    }
    return undefined;
  }

  /** Every address shows how to pair, so that none tells whether there is something at it. */
  async #pair(path: string, form: Exclude<Form, { status: number }> | undefined): Promise<Reply> {
    const show = (status: 200 | 403, isWrong: boolean): Reply => {
      return {
        kind: 'page',
        status,
        content: pairingPage(PAIR, this.#tokens.make('not paired', PAIR), isWrong),
      };
    };
    if (form === undefined)
      return path.endsWith('/version') ? { kind: 'refused', status: 403 } : show(200, false);
    const fields = pairing.safeParse(form.fields).data;
    if (path !== PAIR || fields === undefined || !this.#tokens.isMade(fields.token, 'not paired', PAIR))
      return show(403, false);
    const { codes, browsers } = this.#parts;
    if (!(await codes.use(fields.code))) return show(403, true);
    return { kind: 'see', path: '/', cookie: pairingCookie(await browsers.add()) };
  }

  async #show(browser: string, path: string): Promise<Reply> {
    const { questions, contacts, passphrase } = this.#parts;
    const version = `${this.#program} ${questions.version} ${contacts.version}`;
    if (path === '/version') return { kind: 'text', text: version };
    const hasPassphrase = (await passphrase.since()) !== undefined;
    if (path === '/') {
      const content = listPage({
        waiting: [
          ...contacts.waiting.map((form) => ({ title: contactQuestion(form), path: pathOfContact(form) })),
          ...questions.waiting.map((each) => ({ title: each.asked.question, path: pathOf(each) })),
        ],
        notices: questions.notices.map((notice) => this.#noticeItem(notice, browser)),
        hasPassphrase,
        watch: { path: '/version', version },
      });
      return { kind: 'page', status: 200, content };
    }
    const contact = this.#contacts.show(browser, path);
    if (contact !== undefined) return contact;
    const paper = PAPERS.exec(path)?.groups;
    if (paper !== undefined) return this.#showPaper(paper);
    const named = QUESTION.exec(path)?.groups;
    const question = questions.find(named?.id ?? '');
    if (question === undefined) return notHere();
    const told = questions.toldSince(question);
    const shown = `${this.#program} ${versionOf(question, told.length)}`;
    if (named?.version !== undefined) return { kind: 'text', text: shown };
    const at = pathOf(question);
    if (question.over !== undefined) {
      const items = told.map((notice) => this.#noticeItem(notice, browser));
      const watch = { path: `${at}/version`, version: shown };
      return { kind: 'page', status: 410, content: overPage(question, items, watch) };
    }
    const token = this.#tokens.make({ browser }, at);
    const mistake = question.mistakeOf(browser);
    return {
      kind: 'page',
      status: 200,
      content: questionPage(question, {
        ...{ path: at, version: shown, token, mistake, hasPassphrase },
        hasPapers: this.#parts.papers !== undefined && documentsOf(question).length > 0,
      }),
    };
  }

  /** As long as the question waits. */
  async #showPaper({ id = '', index, file }: Readonly<Record<string, string | undefined>>): Promise<Reply> {
    const { questions, papers } = this.#parts;
    const question = questions.find(id);
    if (question === undefined || question.over !== undefined || papers === undefined) return notHere();
    const desk = new PaperDesk(papers);
    if (index === undefined) return desk.list(question, pathOf(question));
    return desk.open(question, Number(index), Number(file));
  }

  #noticeItem(notice: Notice, browser: string): NoticeItem {
    const path = `/notices/${notice.id}`;
    return { notice, path, token: this.#tokens.make({ browser }, path) };
  }

  /** Every form is answered with where to look, so that going back and reloading send none again. */
  async #take(browser: string, path: string, fields: unknown): Promise<Reply> {
    const { questions } = this.#parts;
    const owner: FormOwner = { browser };
    const notice = NOTICE.exec(path)?.groups?.id;
    if (notice !== undefined) {
      const form = asking.safeParse(fields).data;
      if (form === undefined || !this.#tokens.isMade(form.token, owner, path)) return STRANGE_FORM;
      questions.askAgain(notice);
      return { kind: 'see', path: '/' };
    }
    if (path === PAIR) return { kind: 'see', path: '/' };
    const contact = this.#contacts.take(browser, path, fields);
    if (contact !== undefined) return contact === 'strange' ? STRANGE_FORM : contact;
    const question = questions.find(QUESTION.exec(path)?.groups?.id ?? '');
    if (question === undefined || path !== pathOf(question)) return notHere();
    const form = answering.safeParse(fields).data;
    if (form === undefined || !this.#tokens.isMade(form.token, owner, path)) return STRANGE_FORM;
    if (form.answer === 'keep') question.answer({ answer: 'keep' });
    else await this.#takeYes(question, browser, form.passphrase, form.total ?? '');
    return { kind: 'see', path };
  }

  /** A yes counts with the right total, where one is to be typed, and the right passphrase. */
  async #takeYes(question: Question, browser: string, passphrase: string, total: string): Promise<void> {
    const { typeTotal } = question.asked;
    if (question.over !== undefined || !question.canSayYes) return;
    // A passphrase that was typed into the wrong field is not shown.
    const typedTotal = AMOUNT.test(total) ? total : '';
    const mistake = (sentence: string) => question.noteMistake(browser, { sentence, typedTotal });
    if (typeTotal !== undefined && !isTotal(total, typeTotal.total)) {
      mistake('That is not the total of the document. Type it with all its decimals.');
      return;
    }
    const tried = await this.#parts.passphrase.try(passphrase);
    if (tried.kind !== 'right') mistake(notTaken(tried));
    else question.answer({ answer: 'yes', typedTotal: typeTotal && total }, tried.key);
  }
}

function pathOf({ id }: Question): string {
  return `/questions/${id}`;
}

function notHere(): Reply {
  const sentence =
    'There is no such question here. It was answered or ended longer ago, or it is another program that asks.';
  return { kind: 'page', status: 404, content: messagePage('Not here', sentence) };
}
