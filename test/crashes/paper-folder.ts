import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderFiles } from '../../src/accounting/papers/files/folder-files.ts';
import type { PaperFiles } from '../../src/accounting/papers/files/paper-files.ts';
import { PAPER } from './deeds.ts';

/** The papers beside the data of an installation. */
export function papersIn(folder: string): PaperFiles {
  return new FolderFiles(() => [join(folder, 'papers')]);
}

/** Puts the one paper there. */
export function putPaper(folder: string): void {
  mkdirSync(join(folder, 'papers'));
  writeFileSync(join(folder, 'papers', PAPER), '%PDF-1.7\n%%EOF\n');
}
