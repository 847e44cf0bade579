/**
 * The ids that package.json contributes, in one place. A test compares the two.
 */
export const COMMANDS = {
  getStarted: 'mcpOdoo.getStarted',
  connect: 'mcpOdoo.connect',
  connectFromEnv: 'mcpOdoo.connectFromEnv',
  checkRights: 'mcpOdoo.checkRights',
  enterNewKey: 'mcpOdoo.enterNewKey',
  renameConnection: 'mcpOdoo.renameConnection',
  removeConnection: 'mcpOdoo.removeConnection',
  setPostingKey: 'mcpOdoo.setPostingKey',
  tryDemo: 'mcpOdoo.tryDemo',
  resetDemo: 'mcpOdoo.resetDemo',
  leaveDemo: 'mcpOdoo.leaveDemo',
  refresh: 'mcpOdoo.refresh',
  loadMore: 'mcpOdoo.loadMore',
  sortDrafts: 'mcpOdoo.sortDrafts',
  filterDrafts: 'mcpOdoo.filterDrafts',
  showAllDrafts: 'mcpOdoo.showAllDrafts',
  review: 'mcpOdoo.review',
  postDraft: 'mcpOdoo.postDraft',
  discardDraft: 'mcpOdoo.discardDraft',
  resetToDraft: 'mcpOdoo.resetToDraft',
  letItBeAsked: 'mcpOdoo.letItBeAsked',
  openInOdoo: 'mcpOdoo.openInOdoo',
  copyLink: 'mcpOdoo.copyLink',
  reviewNext: 'mcpOdoo.reviewNext',
  draftBill: 'mcpOdoo.draftBill',
  draftFromSelection: 'mcpOdoo.draftFromSelection',
  copyDiagnostics: 'mcpOdoo.copyDiagnostics',
  showLog: 'mcpOdoo.showLog',
  showPostingLog: 'mcpOdoo.showPostingLog',
  verifyPostingLog: 'mcpOdoo.verifyPostingLog',
} as const;

export const DRAFTS_VIEW = 'mcpOdoo.drafts';

export const MCP_SERVERS = 'mcpOdoo.servers';

/** The context keys that menus and welcome views ask. Unset until the extension is active. */
export const STATE_KEY = 'mcpOdoo.state';
/** The demo company is among the connections. */
export const DEMO_KEY = 'mcpOdoo.demo';
/** So is one of the person's own. */
export const SAVED_KEY = 'mcpOdoo.saved';
/** Some drafts are not shown, because the person filters them. */
export const FILTERED_KEY = 'mcpOdoo.filtered';

/** What the walkthrough waits for. VS Code remembers a step that was once done. */
export const MILESTONES = {
  hasConnected: 'mcpOdoo.hasConnected',
  hasDrafted: 'mcpOdoo.hasDrafted',
  hasPosted: 'mcpOdoo.hasPosted',
} as const;

/** The walkthrough, as VS Code names it. */
export const WALKTHROUGH = 'mcp-odoo.mcp-odoo#getStarted';

/** What the drafts view can be in; the values of `STATE_KEY`. */
export type DraftsState = 'disconnected' | 'loading' | 'failed' | 'empty' | 'ready';

/** The words of which the `contextValue` of a row is made: what can be done with it. */
export const ROW = {
  draft: 'draft',
  inOdoo: 'inOdoo',
  refused: 'refused',
  /** It was posted through this installation. */
  posted: 'posted',
  /** A connection of the person's own. */
  saved: 'saved',
  demo: 'demo',
} as const;
