import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licenceTexts } from '../../../scripts/packaging/licence-texts.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PDFJS = 'node_modules/pdfjs-dist';

describe('the licence of a package', () => {
  it.each(['LICENSE', 'licence.md', 'License', 'LICENSE-MIT', 'COPYING'])('is its file %s', (name) => {
    const licenceFolder = temporaryFolder();
    writeFileSync(join(licenceFolder, name), 'Do what you want.');
    writeFileSync(join(licenceFolder, 'README.md'), 'No licence.');
    expect(licenceTexts({ ...some, licenceFolder })).toEqual(['Do what you want.']);
  });

  it('comes with all its files, a NOTICE too', () => {
    const licenceFolder = temporaryFolder();
    writeFileSync(join(licenceFolder, 'LICENSE'), 'Do what you want.');
    writeFileSync(join(licenceFolder, 'NOTICE'), 'Name Anna.');
    expect(licenceTexts({ ...some, licenceFolder })).toEqual(['Do what you want.', 'Name Anna.']);
  });

  it('is kept here for a version that comes without, and for no other version', () => {
    const saxes = { ...some, name: 'saxes', licenceFolder: temporaryFolder() };
    expect(licenceTexts({ ...saxes, version: '6.0.0' })).toEqual([expect.stringContaining('ISC License')]);
    expect(() => licenceTexts({ ...saxes, version: '6.0.1' })).toThrow('saxes@6.0.1 has no licence file');
  });

  it('is never left out', () => {
    expect(() => licenceTexts({ ...some, licenceFolder: temporaryFolder() })).toThrow(
      'some@1.0.0 has no licence file',
    );
  });

  it('of pdf.js is also that of core-js in it, and another core-js has to be looked at', () => {
    const licenceFolder = temporaryFolder();
    const pdfjs = { ...some, name: 'pdfjs-dist', licenceFolder };
    copyFileSync(join(PDFJS, 'LICENSE'), join(licenceFolder, 'LICENSE'));
    for (const file of ['pdf.min.mjs', 'pdf.worker.min.mjs'])
      copyFileSync(join(PDFJS, 'legacy/build', file), join(licenceFolder, file));
    expect(licenceTexts(pdfjs)).toEqual([
      expect.stringContaining('Apache License'),
      expect.stringMatching(/^core-js@[\s\S]*CoreJS Company/),
    ]);
    writeFileSync(join(licenceFolder, 'pdf.min.mjs'), 'core-js/blob/v99.0.0/LICENSE');
    expect(() => licenceTexts(pdfjs)).toThrow('pdf.min.mjs of pdf.js is not made with core-js@');
  });
});

const some = { name: 'some', version: '1.0.0', licence: 'MIT' };
