import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { toolListHash } from './src/mcp/catalogue.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

// Bundled CommonJS packages (axios' helpers) call require() for Node's own modules; an ES module has none.
const requireForBundledCommonJs =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

rmSync('dist', { recursive: true, force: true });
await build({
  // Papers are read in a thread of its own, which finds its file beside the others.
  entryPoints: {
    extension: 'src/extension.ts',
    'pdf-worker': 'src/accounting/papers/pdf/pdf-worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: 'node22',
  external: ['vscode'],
  banner: { js: requireForBundledCommonJs },
  define: {
    PRODUCT_VERSION: JSON.stringify(version),
    TOOL_LIST_HASH: JSON.stringify(toolListHash()),
  },
  minify: true,
  sourcemap: process.argv.includes('--sourcemap'),
  metafile: true,
  logLevel: 'warning',
});
