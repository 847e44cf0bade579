import * as vscode from 'vscode';
import type { DraftSummary } from '../../accounting/documents.ts';
import type { Handle } from '../../accounting/handle.ts';
import { kindTitle } from '../../accounting/kinds.ts';
import type { DraftList } from '../drafts/draft-list.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { draftFacts, draftTitle } from '../drafts/draft-text.ts';
import { withoutIcons } from '../inert-text.ts';

interface DraftItem extends vscode.QuickPickItem {
  /** Left out: read more drafts. */
  readonly document?: Handle;
}

/**
 * Lets the person pick one of the drafts in Odoo.
 * @param offers which of them
 * @returns undefined when nothing was picked
 * @throws Problem why the drafts cannot be read, when none are known
 */
export async function pickDraft(
  view: DraftsView,
  question: string,
  offers: (draft: DraftSummary) => boolean,
): Promise<Handle | undefined> {
  for (;;) {
    const picked = await vscode.window.showQuickPick(itemsOf(view, offers), {
      title: `MCP Odoo: ${view.title}`,
      placeHolder: question,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked === undefined || picked.document !== undefined) return picked?.document;
    await view.loadMore();
  }
}

async function itemsOf(view: DraftsView, offers: (draft: DraftSummary) => boolean): Promise<DraftItem[]> {
  const list = await view.upToDate();
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
  return list.hasMore ? [{ label: 'Load more drafts...', alwaysShow: true }] : [];
}
