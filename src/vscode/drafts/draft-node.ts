import * as vscode from 'vscode';
import type { DraftSummary } from '../../accounting/documents.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import { isPostable, kindTitle } from '../../accounting/kinds.ts';
import { DRAFT_ITEM, POSTABLE_ITEM, PROPOSAL_ITEM } from '../contributions.ts';
import { draftDetails, draftFacts, draftSpoken, draftTitle } from './draft-text.ts';
import type { TreeNode } from './tree-node.ts';

/** One draft. */
export class DraftNode implements TreeNode {
  readonly children = [];
  readonly draft: DraftSummary;
  readonly #withCompany: boolean;

  /** @param withCompany true where drafts of several companies stand together */
  constructor(draft: DraftSummary, withCompany: boolean) {
    this.draft = draft;
    this.#withCompany = withCompany;
  }

  toTreeItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(draftTitle(this.draft));
    item.id = this.draft.document;
    item.description = draftFacts(this.draft, this.#withCompany);
    item.contextValue = contextOf(this.draft);
    item.iconPath = new vscode.ThemeIcon('file');
    item.tooltip = tooltipOf(this.draft);
    item.accessibilityInformation = { label: draftSpoken(this.draft, this.#withCompany) };
    return item;
  }
}

function contextOf({ document, type }: DraftSummary): string {
  if (!isInOdoo(document)) return PROPOSAL_ITEM;
  return isPostable(type) ? POSTABLE_ITEM : DRAFT_ITEM;
}

/** Names and amounts come from Odoo: appended as text, in a string that is not trusted to run commands. */
function tooltipOf(draft: DraftSummary): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip
    .appendMarkdown('**')
    .appendText(`${kindTitle(draft.type)}: ${draftTitle(draft)}`)
    .appendMarkdown('**');
  for (const [name, value] of draftDetails(draft)) {
    tooltip.appendMarkdown(`\n\n${name}: `).appendText(value);
  }
  return tooltip;
}
