/*
 * npm run package:npm [-- --outdir FOLDER]: packs mcp-odoo for the command line, as npm installs it, to
 * dist-npm/mcp-odoo-VERSION.tgz. What is in it lies beside it, in dist-npm/package/.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { billOfMaterials, SBOM_FILE } from './packaging/bill-of-materials.ts';
import { bundledPackages } from './packaging/bundled-packages.ts';
import { notices, NOTICES_FILE } from './packaging/notices.ts';
import { npmManifest } from './packaging/npm-manifest.ts';
import { runNpm } from './packaging/run-npm.ts';

const packedSchema = z.tuple([z.object({ entryCount: z.int(), size: z.int() })]);

const { outdir } = parseArgs({ options: { outdir: { type: 'string', default: 'dist-npm' } } }).values;
const staging = join(outdir, 'package');
const bundle = join(staging, 'dist');

rmSync(staging, { recursive: true, force: true });
mkdirSync(staging, { recursive: true });
execFileSync(process.execPath, ['esbuild.mjs', '--command-line', '--outdir', bundle], { stdio: 'inherit' });
const packages = bundledPackages(bundle);
rmSync(join(bundle, 'inputs.json'));
for (const file of ['README.md', 'LICENSE']) copyFileSync(file, join(staging, file));
writeFileSync(join(staging, 'package.json'), npmManifest());
writeFileSync(join(staging, NOTICES_FILE), notices(packages));
writeFileSync(join(staging, SBOM_FILE), billOfMaterials(packages));

const packed = runNpm(['pack', resolve(staging), '--pack-destination', outdir, '--json', '--ignore-scripts']);
const [{ entryCount, size }] = packedSchema.parse(JSON.parse(packed));
console.log(`package-npm: files=${entryCount} bytes=${size} packages=${packages.length}`);
