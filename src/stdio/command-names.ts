/** What the program does without a word: serve MCP. */
export const SERVE = 'serve';

/** The words for people at a terminal. Each is a file in `commands/`, which is loaded when it is asked for. */
export const COMMAND_NAMES = ['drafts', 'log', 'verify-log', 'approvals'] as const;

export type CommandName = (typeof COMMAND_NAMES)[number] | typeof SERVE;

/** What `--help` says of each word. */
export const SUMMARIES = {
  drafts: 'list the drafts in Odoo and the proposals held here',
  log: 'show what people were asked, and what came of it',
  approvals: 'set up how you approve without VS Code, and see where questions wait',
  'verify-log': 'check the posting log: exit code 0 when it is as it was written, 1 when not',
} as const satisfies Record<(typeof COMMAND_NAMES)[number], string>;
