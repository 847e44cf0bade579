import { z } from 'zod';
import { packageId } from './bundled-packages.ts';
import type { BundledPackage } from './bundled-packages.ts';
import { runNpm } from './run-npm.ts';

export const SBOM_FILE = 'sbom.cdx.json';

// Not `--omit dev`: npm then leaves out what a package for development needs, too, although it is bundled.
const LIST = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];

const component = z.looseObject({ name: z.string(), version: z.string(), 'bom-ref': z.string() });
const sbomSchema = z.looseObject({
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

/**
 * A CycloneDX list of these packages, from what npm says of all that is installed.
 * @throws Error when npm does not know one of them
 */
export function billOfMaterials(packages: readonly BundledPackage[]): string {
  const sbom = sbomSchema.parse(JSON.parse(runNpm(LIST)));
  const known = new Map(sbom.components.map((each) => [packageId(each), each]));
  const components = packages.map((each) => {
    const found = known.get(packageId(each));
    if (found === undefined) throw new Error(`npm does not list ${packageId(each)}, which is bundled.`);
    return found;
  });
  const refs = new Set([sbom.metadata.component, ...components].map((each) => each['bom-ref']));
  const dependencies = sbom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map((each) => ({ ...each, dependsOn: (each.dependsOn ?? []).filter((ref) => refs.has(ref)) }));

  const { metadata } = sbom;
  // npm takes the name of the folder.
  const product = { ...metadata.component, name: 'mcp-odoo' };
  const listed = { ...sbom, metadata: { ...metadata, component: product }, components, dependencies };
  return `${JSON.stringify(listed, null, 2)}\n`;
}
