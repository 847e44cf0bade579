import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SBOM_FILE } from './bill-of-materials.ts';
import { NOTICES_FILE } from './notices.ts';

/** What VS Code's manifest says of the product, whoever starts it. */
const productSchema = z.object({
  ...{ name: z.string(), version: z.string(), description: z.string(), license: z.string() },
  keywords: z.array(z.string()),
  repository: z.unknown().optional(),
});

const serverSchema = z.object({ name: z.string() });

/**
 * The package.json of the package for npm. It has no dependencies, because all is bundled, and no scripts, because nothing
 * has to run when it is installed. `mcpName` tells the MCP registry that server.json is of the same people.
 */
export function npmManifest(): string {
  const product = productSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const { name: mcpName } = serverSchema.parse(JSON.parse(readFileSync('server.json', 'utf8')));
  const manifest = {
    ...product,
    mcpName,
    type: 'module',
    bin: { 'mcp-odoo': 'dist/stdio.js' },
    engines: { node: '>=22' },
    files: ['dist', NOTICES_FILE, SBOM_FILE],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
