/*
 * npm run sbom: writes sbom.cdx.json (CycloneDX), which lists the packages that are in the VSIX: those that esbuild
 * bundled, and pdf.js, which lies beside the bundle.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const FILE = 'sbom.cdx.json';
const COPIED = ['pdfjs-dist'];
const LIST = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev'];

const component = z.looseObject({ name: z.string(), version: z.string(), 'bom-ref': z.string() });
const sbomSchema = z.looseObject({
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

const npm = process.env.npm_execpath;
if (npm === undefined) throw new Error('Start this through npm.');
const listed = execFileSync(process.execPath, [npm, ...LIST], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
const sbom = sbomSchema.parse(JSON.parse(listed));
const inputs = z.array(z.string()).parse(JSON.parse(readFileSync('dist/inputs.json', 'utf8')));

// "node_modules/a/node_modules/@b/c/index.js" is of the package "@b/c".
const names = inputs.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
const shipped = new Set([...names, ...COPIED]);
const components = sbom.components.filter(({ name }) => shipped.has(name));
const refs = new Set([sbom.metadata.component, ...components].map((each) => each['bom-ref']));
const dependencies = sbom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map((each) => ({ ...each, dependsOn: (each.dependsOn ?? []).filter((ref) => refs.has(ref)) }));

const { metadata } = sbom;
// npm takes the name of the folder.
const product = { ...metadata.component, name: 'mcp-odoo' };
const bundled = { ...sbom, metadata: { ...metadata, component: product }, components, dependencies };
writeFileSync(FILE, `${JSON.stringify(bundled, null, 2)}\n`);
console.log(`sbom: components=${components.length} file=${FILE}`);
