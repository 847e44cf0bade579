import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DraftSummary } from '../../accounting/documents.ts';
import type { Handle } from '../../accounting/handle.ts';
import { kindTitle } from '../../accounting/kind-words.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import type { DraftList } from '../drafts/draft-list.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { draftFacts, draftTitle } from '../drafts/draft-text.ts';
import { withoutIcons } from '../inert-text.ts';

interface DraftItem extends vscode.QuickPickItem {
  /** Left out: read more drafts. */
  readonly document?: Handle;
}

/**
 * Lets the person pick one of the drafts.
 * @param offers which of them
 * @returns undefined when nothing was picked
 * @throws Problem why the drafts cannot be read, when none are known
 */
export async function pickDraft(
  view: DraftsView,
  connection: ConnectionProfile,
  question: string,
  offers: (draft: DraftSummary) => boolean,
): Promise<Handle | undefined> {
  const options = optionsOf(view, connection, question);
  for (;;) {
    const picked = await vscode.window.showQuickPick(itemsOf(view, connection, offers), options);
    if (picked === undefined || picked.document !== undefined) return picked?.document;
    await view.loadMore(connection);
  }
}

/**
 * Lets the person pick several of the drafts.
 * @returns empty when nothing was picked
 * @throws Problem as `pickDraft`
 */
export async function pickDrafts(
  view: DraftsView,
  connection: ConnectionProfile,
  question: string,
): Promise<readonly Handle[]> {
  let ticked: readonly Handle[] = [];
  for (;;) {
    const before = ticked;
    const items = itemsOf(view, connection, () => true).then((all) =>
      all.map((item) => ({
        ...item,
        picked: item.document !== undefined && before.includes(item.document),
      })),
    );
    const options = { ...optionsOf(view, connection, question), canPickMany: true } as const;
    const picked = await vscode.window.showQuickPick(items, options);
    if (picked === undefined) return [];
    ticked = picked.flatMap(({ document }) => document ?? []);
    if (ticked.length === picked.length) return ticked;
    await view.loadMore(connection);
  }
}

function optionsOf(
  view: DraftsView,
  connection: ConnectionProfile,
  placeHolder: string,
): vscode.QuickPickOptions {
  const title = withoutIcons(view.titleOf(connection));
  return { title: `MCP Odoo: ${title}`, placeHolder, matchOnDescription: true, matchOnDetail: true };
}

async function itemsOf(
  view: DraftsView,
  connection: ConnectionProfile,
  offers: (draft: DraftSummary) => boolean,
): Promise<DraftItem[]> {
  const list = await view.upToDate(connection);
  if (list.problem !== undefined && list.drafts.length === 0) throw list.problem;
  return [...list.drafts.filter(offers).map(itemOf), ...lastItemOf(list)];
}

function itemOf(draft: DraftSummary): DraftItem {
  return {
    label: withoutIcons(draftTitle(draft)),
    description: withoutIcons(draftFacts(draft)),
    detail: withoutIcons(`${kindTitle(draft.type)} · ${draft.company.name}`),
    document: draft.document,
  };
}

function lastItemOf(list: DraftList): DraftItem[] {
  return list.hasMore ? [{ label: t`Load more drafts...`, alwaysShow: true }] : [];
}
