import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PACKED = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/chunk-ABC.js',
  'dist/extension.js',
  'dist/pdf-worker.js',
  'dist/pdfjs/openjpeg.wasm',
  'dist/pdfjs/pdf.min.mjs',
  'dist/review/page.js',
  'dist/review/style.css',
  'l10n/bundle.l10n.de.json',
  'media/activity-bar.svg',
  'media/icon.png',
  'media/walkthrough/connect.svg',
  'package.nls.de.json',
  'package.nls.json',
  'skills/odoo-bookkeeping/SKILL.md',
];

const LEFT_OUT = [
  // secrets
  ...['.env', '.env.local', 'dist/.env', 'media/.env', 'mcp-odoo.env', 'id_rsa', 'server.pem'],
  // sources, tests, and what makes them
  ...['src/extension.ts', 'src/vscode/review/webview/page.ts', 'dist/extension.js.map', 'dist/inputs.json'],
  ...[
    'test/unit/x.test.ts',
    'test/screenshots/1.png',
    'test/fixtures/tls/key.pem',
    'tsconfig.json',
    'esbuild.mjs',
  ],
  ...['node_modules/axios/index.js', 'package-lock.json', 'knip.json', '.ci/run', 'scripts/setup.mjs'],
  // what the command line has in a package of its own, and pages for people on the web
  ...['dist/stdio.js', 'dist-npm/package/dist/stdio.js', 'sbom.cdx.json', 'docs/security.md'],
  ...['skills/.env', 'media/icon.svg', 'media/pictures/dialog.png', 'mcp-odoo.vsix'],
];

describe('the VSIX', () => {
  it('holds what runs and what people read in VS Code: no test, no source, no secret', async () => {
    const cwd = temporaryFolder();
    for (const file of ['package.json', '.vscodeignore']) copyFileSync(file, join(cwd, file));
    for (const file of [...PACKED, ...LEFT_OUT]) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), '');
    }
    const files = await listFiles({ cwd, packageManager: PackageManager.None });
    expect(files.toSorted()).toEqual([...PACKED, 'package.json'].toSorted());
  });
});
