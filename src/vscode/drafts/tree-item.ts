import * as vscode from 'vscode';
import { asMarkdown } from '../inert-text.ts';
import type { RowTooltip, TreeNode } from './tree-node.ts';

/** VS Code's row for a row of ours. What has rows below it is open at first. */
export function treeItemOf({ row, children }: TreeNode): vscode.TreeItem {
  const { None, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, children.length === 0 ? None : Expanded);
  item.id = row.id;
  if (row.description !== undefined) item.description = row.description;
  if (row.icon !== undefined) item.iconPath = iconOf(row.icon);
  if (row.context !== undefined) item.contextValue = row.context;
  if (row.tooltip !== undefined) item.tooltip = tooltipOf(row.tooltip);
  if (row.spoken !== undefined) item.accessibilityInformation = { label: row.spoken };
  if (row.command !== undefined)
    item.command = { ...row.command, arguments: [...(row.command.arguments ?? [])] };
  return item;
}

/** A warning has its theme's colour besides; its shape and the row's words say it without. */
function iconOf(name: string): vscode.ThemeIcon {
  return name === 'warning'
    ? new vscode.ThemeIcon(name, new vscode.ThemeColor('list.warningForeground'))
    : new vscode.ThemeIcon(name);
}

/** Names and amounts come from Odoo: shown as the characters they are, in a string that is not trusted to run commands. */
function tooltipOf({ title, facts }: RowTooltip): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown(`**${asMarkdown(title)}**`);
  for (const [name, value] of facts) tooltip.appendMarkdown(`\n\n${name}: ${asMarkdown(value)}`);
  return tooltip;
}
