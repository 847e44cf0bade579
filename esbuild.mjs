import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { toolListHash } from './src/mcp/catalogue.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const {
  outdir,
  sourcemap,
  'command-line': isForCommandLine,
} = parseArgs({
  options: {
    outdir: { type: 'string', default: 'dist' },
    sourcemap: { type: 'boolean', default: false },
    // Only `mcp-odoo` and what it needs, for its package.
    'command-line': { type: 'boolean', default: false },
  },
}).values;

// Bundled CommonJS packages (axios' helpers) call require() for Node's own modules; an ES module has none.
const requireForBundledCommonJs =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** pdf.js as Mozilla builds it, once for the worker that reads papers and for the page that shows them. */
const PDFJS = {
  'pdfjs-dist/legacy/build/pdf.mjs': 'legacy/build/pdf.min.mjs',
  'pdfjs-dist/legacy/build/pdf.worker.mjs': 'legacy/build/pdf.worker.min.mjs',
};
/** For scans (JPEG 2000, JBIG2, fax) and for signs: the system's fonts have letters only. */
const BESIDE_PDFJS = [
  'wasm/openjpeg.wasm',
  'wasm/jbig2.wasm',
  'standard_fonts/FoxitSymbol.pfb',
  'standard_fonts/FoxitDingbats.pfb',
  ...['LICENSE', 'wasm/LICENSE_JBIG2', 'wasm/LICENSE_OPENJPEG', 'standard_fonts/LICENSE_FOXIT'],
  ...['wasm/LICENSE_PDFJS_JBIG2', 'wasm/LICENSE_PDFJS_OPENJPEG'],
];

/** @param {string} folder where pdf.js lies, seen from the files that import it */
const pdfjsIn = (folder) => ({
  name: 'pdfjs',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    bundle.onResolve({ filter: /^pdfjs-dist\// }, ({ path }) => {
      const file = Object.entries(PDFJS).find(([imported]) => imported === path)?.[1];
      if (file === undefined) return { errors: [{ text: `${path} is not among what is copied.` }] };
      return { path: `${folder}${basename(file)}`, external: true };
    });
  },
});

/**
 * Node's own modules, loaded where they are first needed. A static import of one is done at the start, wherever it stands;
 * that of `node:http` alone costs 30 ms, because it reads what loads Node's WebSocket.
 */
const builtinsWhenNeeded = {
  name: 'builtins-when-needed',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, ({ path, namespace }) => {
      if (!isBuiltin(path)) return undefined;
      return namespace === 'builtin' ? { path, external: true } : { path, namespace: 'builtin' };
    });
    bundle.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/** What packages bring along and nobody here needs, a third of what is loaded: parts of packages, and what stands for them. */
const UNUSED_PARTS = [
  // zod's own words in fifty languages: what it finds is told in ours.
  { part: /zod[\\/]v4[\\/]locales[\\/]index\.js$/, contents: "export { default as en } from './en.js';" },
  // Schemas of zod 3, which the SDK takes as well; ours are zod 4.
  { part: /zod[\\/]v3[\\/]index\.js$/, contents: 'export {};' },
  // Checks what a client answers to a form: no client is asked here, only the person.
  { part: /validation[\\/]ajv-provider\.js$/, contents: 'export class AjvJsonSchemaValidator {}' },
];
/** The same, whole packages. */
const UNUSED_PACKAGES = {
  'zod-to-json-schema': 'export const zodToJsonSchema = undefined;',
  // Forms with files, and a database of file types for them. axios leaves them out for browsers in the same way.
  'form-data': 'export default null;',
};

const withoutUnused = {
  name: 'without-unused',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    for (const { part, contents } of UNUSED_PARTS) bundle.onLoad({ filter: part }, () => ({ contents }));
    for (const [name, contents] of Object.entries(UNUSED_PACKAGES)) {
      bundle.onResolve({ filter: new RegExp(`^${name}$`) }, ({ path }) => ({ path, namespace: 'unused' }));
      bundle.onLoad({ filter: new RegExp(`^${name}$`), namespace: 'unused' }, () => ({ contents }));
    }
  },
};

rmSync(outdir, { recursive: true, force: true });
mkdirSync(`${outdir}/pdfjs`, { recursive: true });
for (const file of [...Object.values(PDFJS), ...BESIDE_PDFJS])
  copyFileSync(`node_modules/pdfjs-dist/${file}`, `${outdir}/pdfjs/${basename(file)}`);

/** @satisfies {import('esbuild').BuildOptions} */
const forNode = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  plugins: [pdfjsIn('./pdfjs/'), withoutUnused],
  banner: { js: requireForBundledCommonJs },
  define: {
    PRODUCT_VERSION: JSON.stringify(version),
    TOOL_LIST_HASH: JSON.stringify(toolListHash()),
  },
  minify: true,
  sourcemap,
  logLevel: 'warning',
};

const PDF_WORKER = { 'pdf-worker': 'src/accounting/papers/pdf/pdf-worker.ts' };

/** Of what packages a bundle is made, for SBOM and notices; it is not packaged. @param {import('esbuild').Metafile} made */
const writeInputs = (made) =>
  writeFileSync(`${outdir}/inputs.json`, JSON.stringify(Object.keys(made.inputs)));

/**
 * `mcp-odoo` for the command line: one file. It runs in its source's order, so what a command does not need is not loaded.
 * @param {Record<string, string>} beside what else is one file without splitting
 */
async function buildCommandLine(beside = {}) {
  const { metafile } = await build({
    ...forNode,
    entryPoints: { stdio: 'src/stdio.ts', ...beside },
    outdir,
    plugins: [...forNode.plugins, builtinsWhenNeeded],
    metafile: true,
  });
  chmodSync(`${outdir}/stdio.js`, 0o755);
  return metafile;
}

async function buildExtension() {
  const { metafile } = await build({
    ...forNode,
    // Papers are read in a thread of its own, which finds its file beside the others.
    entryPoints: { extension: 'src/extension.ts', ...PDF_WORKER },
    outdir,
    splitting: true,
    external: ['vscode'],
    metafile: true,
  });
  return metafile;
}

/** The page of the review panel, for the browser that VS Code shows it in (Chromium 138 in 1.105). */
async function buildReviewPage() {
  await build({
    entryPoints: ['src/vscode/review/webview/page.ts', 'src/vscode/review/webview/page.css'],
    outdir: `${outdir}/review`,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'chrome138',
    plugins: [pdfjsIn('../pdfjs/')],
    minify: true,
    sourcemap,
    logLevel: 'warning',
  });
}

if (isForCommandLine) {
  writeInputs(await buildCommandLine(PDF_WORKER));
} else {
  writeInputs(await buildExtension());
  await buildCommandLine();
  await buildReviewPage();
}
