/**
 * The ids that package.json contributes, in one place. A test compares the two.
 */
export const COMMANDS = {
  connect: 'mcpOdoo.connect',
  disconnect: 'mcpOdoo.disconnect',
  tryDemo: 'mcpOdoo.tryDemo',
  resetDemo: 'mcpOdoo.resetDemo',
  leaveDemo: 'mcpOdoo.leaveDemo',
  refresh: 'mcpOdoo.refresh',
  loadMore: 'mcpOdoo.loadMore',
  postDraft: 'mcpOdoo.postDraft',
  openInOdoo: 'mcpOdoo.openInOdoo',
  showLog: 'mcpOdoo.showLog',
} as const;

export const DRAFTS_VIEW = 'mcpOdoo.drafts';

export const MCP_SERVERS = 'mcpOdoo.servers';

/** The context keys that menus and welcome views ask. Unset until the extension is active. */
export const STATE_KEY = 'mcpOdoo.state';
export const DEMO_KEY = 'mcpOdoo.demo';

/** What the drafts view can be in; the values of `STATE_KEY`. */
export type DraftsState = 'disconnected' | 'loading' | 'failed' | 'empty' | 'ready';

/** `contextValue` of the row of a draft that can be posted from here, and of one that can only be looked at. */
export const POSTABLE_ITEM = 'postableDraft';
export const DRAFT_ITEM = 'draft';
export const PROPOSAL_ITEM = 'proposal';
