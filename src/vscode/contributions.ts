/**
 * The ids that package.json contributes, in one place. A test compares the two.
 */
export const COMMANDS = {
  connect: 'mcpOdoo.connect',
  disconnect: 'mcpOdoo.disconnect',
  refresh: 'mcpOdoo.refresh',
  loadMore: 'mcpOdoo.loadMore',
  postDraft: 'mcpOdoo.postDraft',
  openInOdoo: 'mcpOdoo.openInOdoo',
  showLog: 'mcpOdoo.showLog',
} as const;

export const DRAFTS_VIEW = 'mcpOdoo.drafts';

export const MCP_SERVERS = 'mcpOdoo.servers';

/** The context key that menus and welcome views ask. Unset until the extension is active. */
export const STATE_KEY = 'mcpOdoo.state';

/** What the drafts view can be in; the values of the context key. */
export type DraftsState = 'disconnected' | 'loading' | 'failed' | 'empty' | 'ready';

/** `contextValue` of the row of a draft that can be posted from here, and of one that can only be looked at. */
export const POSTABLE_ITEM = 'postableDraft';
export const DRAFT_ITEM = 'draft';
