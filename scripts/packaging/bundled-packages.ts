import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A package of which something is in a bundle, or lies beside it. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** In SPDX's words. */
  readonly licence: string;
  /** The folder that its licence texts are in. */
  readonly licenceFolder: string;
}

/** Copied beside each bundle, with the licences of its parts. */
const PDFJS = 'node_modules/pdfjs-dist';

const manifestSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** "axios@1.21.1". */
export function packageId({ name, version }: Pick<BundledPackage, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

/**
 * The packages that a build is made of, by name; two versions of one are two.
 * @param bundle the build's folder, with the `inputs.json` of esbuild.mjs
 */
export function bundledPackages(bundle: string): BundledPackage[] {
  const inputs = z.array(z.string()).parse(JSON.parse(readFileSync(join(bundle, 'inputs.json'), 'utf8')));
  const folders = new Set(inputs.flatMap((path) => packageFolder(path) ?? []));
  const packages = [...folders].map((folder) => packageIn(folder));
  const all = [...packages, { ...packageIn(PDFJS), licenceFolder: join(bundle, 'pdfjs') }];
  // The same version may be installed in several places.
  const byId = new Map(all.map((each) => [packageId(each), each]));
  return [...byId].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

/** "node_modules/a/node_modules/@b/c" for "node_modules/a/node_modules/@b/c/index.js"; none for our own files. */
function packageFolder(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

function packageIn(folder: string): BundledPackage {
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  const { name, version, license: licence } = manifestSchema.parse(JSON.parse(manifest));
  return { name, version, licence, licenceFolder: folder };
}
