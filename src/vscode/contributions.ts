/**
 * The ids that package.json contributes, in one place. A test compares the two.
 */
export const COMMANDS = {
  connect: 'mcpOdoo.connect',
  disconnect: 'mcpOdoo.disconnect',
  setPostingKey: 'mcpOdoo.setPostingKey',
  tryDemo: 'mcpOdoo.tryDemo',
  resetDemo: 'mcpOdoo.resetDemo',
  leaveDemo: 'mcpOdoo.leaveDemo',
  refresh: 'mcpOdoo.refresh',
  loadMore: 'mcpOdoo.loadMore',
  review: 'mcpOdoo.review',
  postDraft: 'mcpOdoo.postDraft',
  discardDraft: 'mcpOdoo.discardDraft',
  resetToDraft: 'mcpOdoo.resetToDraft',
  letItBeAsked: 'mcpOdoo.letItBeAsked',
  openInOdoo: 'mcpOdoo.openInOdoo',
  showLog: 'mcpOdoo.showLog',
  showPostingLog: 'mcpOdoo.showPostingLog',
  verifyPostingLog: 'mcpOdoo.verifyPostingLog',
} as const;

export const DRAFTS_VIEW = 'mcpOdoo.drafts';

export const MCP_SERVERS = 'mcpOdoo.servers';

/** The context keys that menus and welcome views ask. Unset until the extension is active. */
export const STATE_KEY = 'mcpOdoo.state';
export const DEMO_KEY = 'mcpOdoo.demo';

/** What the drafts view can be in; the values of `STATE_KEY`. */
export type DraftsState = 'disconnected' | 'loading' | 'failed' | 'empty' | 'ready';

/** The words of which the `contextValue` of a row is made: what can be done with it. */
export const ROW = {
  draft: 'draft',
  inOdoo: 'inOdoo',
  refused: 'refused',
} as const;
