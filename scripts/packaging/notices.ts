import { packageId } from './bundled-packages.ts';
import type { BundledPackage } from './bundled-packages.ts';
import { licenceTexts } from './licence-texts.ts';

export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

const RULE = '='.repeat(80);

/**
 * The text of THIRD-PARTY-NOTICES.txt: each package with its version, its licence, and the licence's text.
 * @throws Error when a package has none
 */
export function notices(packages: readonly BundledPackage[]): string {
  const introduction =
    'MCP Odoo is made with these packages. Each is under its own licence, which follows its name.\n';
  const sections = packages.map((each) =>
    [
      `${RULE}\n${packageId(each)} (${each.licence})\n${RULE}\n`,
      ...licenceTexts(each).map((text) => `${tidy(text)}\n`),
    ].join('\n'),
  );
  return [introduction, ...sections].join('\n');
}

/** Line ends as everywhere else, no blank lines around. */
function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/^\n+|\s+$/g, '');
}
