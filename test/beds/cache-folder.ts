import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder outside the work tree that holds what the beds download: `$XDG_CACHE_HOME/mcp-odoo` (default
 * `~/.cache/mcp-odoo`). It may be deleted at any time.
 */
export function cacheFolder(...parts: string[]): string {
  const base = process.env.XDG_CACHE_HOME;
  const home = base === undefined || base === '' ? join(homedir(), '.cache') : base;
  return join(home, 'mcp-odoo', ...parts);
}
