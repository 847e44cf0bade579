import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder outside the work tree that holds what the beds download: `$XDG_CACHE_HOME/mcp-odoo`. */
export function cacheFolder(...parts: string[]): string {
  const base = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(base, 'mcp-odoo', ...parts);
}
