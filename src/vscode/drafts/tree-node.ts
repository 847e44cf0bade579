/** How a row of the drafts tree looks: data, of which VS Code's own rows are made. */
export interface TreeRow {
  /** The same row keeps it, so that VS Code keeps what is selected and what is open. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** The name of one of VS Code's product icons. */
  readonly icon?: string;
  /** What menus ask for: words with blanks between. */
  readonly context?: string;
  readonly tooltip?: RowTooltip;
  /** What a screen reader says for it, where the row itself does not say it well. */
  readonly spoken?: string;
  /** What a click runs. */
  readonly command?: {
    readonly command: string;
    readonly title: string;
    readonly arguments?: readonly unknown[];
  };
}

export interface RowTooltip {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** A row with the rows below it. */
export interface TreeNode {
  readonly row: TreeRow;
  readonly children: readonly TreeNode[];
}
