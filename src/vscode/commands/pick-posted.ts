import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { moveHandle, parseHandle } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import type { Workroom } from '../../office/workroom.ts';
import { withoutIcons } from '../inert-text.ts';
import { askText } from '../steps/ask-text.ts';
import type { Judged } from '../steps/ask-text.ts';

interface PostedItem extends vscode.QuickPickItem {
  /** Left out: another one, which the person types. */
  readonly document?: Handle;
}

/**
 * Lets the person pick what was posted through this installation, or name another document.
 * @returns undefined when nothing was picked
 * @throws Problem `journal_unavailable`
 */
export async function pickPosted(room: Pick<Workroom, 'session' | 'books'>): Promise<Handle | undefined> {
  const picked = await vscode.window.showQuickPick(itemsOf(room), {
    title: title(),
    placeHolder: t`Which document is to be a draft again?`,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked === undefined ? undefined : (picked.document ?? typedDocument(room));
}

function title(): string {
  return t`MCP Odoo: Reset to Draft`;
}

async function itemsOf({ session }: Pick<Workroom, 'session'>): Promise<PostedItem[]> {
  const { postedHere } = await import('../../office/posting-log/posted-here.ts');
  const [posted = []] = await postedHere([session]);
  const items = posted.map(({ document, number, question }): PostedItem => {
    return { label: withoutIcons(number), description: document, detail: withoutIcons(question), document };
  });
  return [...items, { label: t`Another document...`, alwaysShow: true }];
}

async function typedDocument({ books }: Pick<Workroom, 'books'>): Promise<Handle | undefined> {
  const outcome = await askText({
    title: title(),
    place: { number: 1, total: 1 },
    prompt: t`The number of the document in Odoo.`,
    placeholder: 'BILL/2026/11/0001',
    value: '',
    judge: (typed, signal) => documentCalled(typed.trim(), books, signal),
  });
  return outcome.kind === 'next' ? outcome.value : undefined;
}

/** "move/7" names a document anywhere; every other text is the number of one. */
async function documentCalled(
  text: string,
  books: Workroom['books'],
  signal: AbortSignal,
): Promise<Judged<Handle>> {
  const handle = text.includes('/') ? parseHandle(text) : undefined;
  if (handle !== undefined) return { ok: true, value: handle };
  if (text === '') return { ok: false, sentence: t`Type the number of the document.` };
  const { records } = await books.findRecords(
    { kind: 'document', text, filter: { state: 'posted' } },
    signal,
  );
  const called = records.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  const [only, ...others] = called;
  if (only === undefined) return { ok: false, sentence: t`No posted document has the number ${text}.` };
  if (others.length === 0) return { ok: true, value: moveHandle(only.id) };
  const handles = called.map(({ id }) => moveHandle(id)).join(', ');
  return { ok: false, sentence: t`Several documents have that number. Type one of ${handles}.` };
}
