import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageId } from './bundled-packages.ts';
import type { BundledPackage } from './bundled-packages.ts';

/** Packages without a licence file, and why their text is in licences/ instead: so that a new version is looked at again. */
const KEPT_HERE = new Map([
  [
    '@vscode/l10n@0.0.18',
    'Microsoft publishes it without; the text is the MIT licence as its other packages bring it.',
  ],
  ['agent-base@6.0.2', 'The text is the end of its README.'],
  ['https-proxy-agent@5.0.1', 'The text is the end of its README.'],
  ['saxes@6.0.0', 'Its author publishes it without; the text is the one of its repository.'],
]);

/** What Mozilla builds into pdf.js without a licence of its own beside it. */
const IN_PDFJS = { id: 'core-js@3.51.0', mark: 'core-js/blob/v3.51.0/LICENSE' };

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)/i;

/**
 * What its authors want said with a package: the texts of its licence files, or of the one kept here.
 * @throws Error when there is none
 */
export function licenceTexts(bundled: BundledPackage): string[] {
  const id = packageId(bundled);
  if (KEPT_HERE.has(id)) return [keptHere(id)];
  const texts = readdirSync(bundled.licenceFolder, { withFileTypes: true })
    .filter((each) => each.isFile() && LICENCE_FILE.test(each.name))
    .map(({ name }) => name)
    .toSorted()
    .map((name) => readFileSync(join(bundled.licenceFolder, name), 'utf8'));
  if (texts.length === 0)
    throw new Error(`${id} has no licence file. Find its text, and say in licence-texts.ts where it was.`);
  return bundled.name === 'pdfjs-dist' ? [...texts, ofCoreJs(bundled.licenceFolder)] : texts;
}

function ofCoreJs(pdfjs: string): string {
  for (const file of ['pdf.min.mjs', 'pdf.worker.min.mjs'])
    if (!readFileSync(join(pdfjs, file), 'utf8').includes(IN_PDFJS.mark))
      throw new Error(`${file} of pdf.js is not made with ${IN_PDFJS.id}. Look whose licence it brings.`);
  return `${IN_PDFJS.id}, which is in it:\n\n${keptHere(IN_PDFJS.id)}`;
}

function keptHere(id: string): string {
  return readFileSync(join(import.meta.dirname, 'licences', `${id}.txt`), 'utf8');
}
