import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledPackages } from '../../../scripts/packaging/bundled-packages.ts';
import { notices, NOTICES_FILE } from '../../../scripts/packaging/notices.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** What is in a VSIX beside what is built. */
const BESIDE = [
  ...['package.json', '.vscodeignore', 'README.md', 'LICENSE', 'CHANGELOG.md', 'media', 'skills', 'l10n'],
  ...readdirSync(ROOT).filter((name) => name.startsWith('package.nls')),
];

/** Bytes of what people download and Node loads. */
export interface Sizes {
  readonly vsix: number;
  /** The VSIX without pdf.js, which is loaded when a PDF is read or shown. */
  readonly vsixWithoutPdf: number;
  readonly stdio: number;
  readonly extension: number;
}

/** What people get, built in a folder of its own: other suites build where it usually is. */
export class Bundle {
  readonly dist: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.dist = join(folder, 'dist');
  }

  static build(): Bundle {
    const bundle = new Bundle(mkdtempSync(join(tmpdir(), 'mcp-odoo-bundle-')));
    const script = join(ROOT, 'esbuild.mjs');
    execFileSync(process.execPath, [script, '--outdir', bundle.dist], { cwd: ROOT, stdio: 'inherit' });
    return bundle;
  }

  /** Afterwards it is of no use to anybody. */
  sizes(): Sizes {
    for (const name of BESIDE)
      if (existsSync(join(ROOT, name)))
        cpSync(join(ROOT, name), join(this.#folder, name), { recursive: true });
    writeFileSync(join(this.dist, NOTICES_FILE), notices(bundledPackages(this.dist)));
    const size = (...path: string[]) => statSync(join(this.#folder, ...path)).size;
    const vsix = this.#pack('whole.vsix');
    rmSync(join(this.dist, 'pdfjs'), { recursive: true });
    const vsixWithoutPdf = this.#pack('without.vsix');
    return {
      ...{ vsix, vsixWithoutPdf },
      stdio: size('dist', 'stdio.js'),
      extension: size('dist', 'extension.js'),
    };
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #pack(name: string): number {
    const vsce = join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
    const how = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
    execFileSync(process.execPath, [vsce, 'package', ...how, '--out', name], {
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return statSync(join(this.#folder, name)).size;
  }
}
