/*
 * npm run sbom: writes sbom.cdx.json (CycloneDX), which lists the packages that are in the VSIX: those that esbuild
 * bundled, and pdf.js, which lies beside the bundle.
 */
import { writeFileSync } from 'node:fs';
import { billOfMaterials, SBOM_FILE } from './packaging/bill-of-materials.ts';
import { bundledPackages } from './packaging/bundled-packages.ts';

const packages = bundledPackages('dist');
writeFileSync(SBOM_FILE, billOfMaterials(packages));
console.log(`sbom: components=${packages.length} file=${SBOM_FILE}`);
