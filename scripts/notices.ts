/*
 * Writes THIRD-PARTY-NOTICES.txt of the VSIX, for `npm run package`: into dist/, because it is made from what was built.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages } from './packaging/bundled-packages.ts';
import { notices, NOTICES_FILE } from './packaging/notices.ts';

const BUNDLE = 'dist';
writeFileSync(join(BUNDLE, NOTICES_FILE), notices(bundledPackages(BUNDLE)));
