import type { FileContent } from '../../src/accounting/reviewing/document-files.ts';
import type { Papers } from '../../src/approvals/papers.ts';
import { png } from '../support/papers.ts';

const SCRIPT = '<script>document.title = "run"</script>';

/** Files with names and contents that others chose. */
const FILES: Readonly<Record<number, { readonly name: string; readonly content: FileContent }>> = {
  11: { name: 'bill.png', content: { type: 'png', bytes: Uint8Array.from(png()) } },
  12: {
    name: `"><script>x</script>\u202egnp.html`,
    content: { type: 'xml', bytes: new Uint8Array(Buffer.from(`${SCRIPT}<Total>\u202e00.011</Total>`)) },
  },
  13: { name: 'bill.pdf', content: { type: 'pdf', bytes: new Uint8Array(Buffer.from('%PDF-1.7')) } },
  14: { name: 'movie', content: { type: 'other', why: 'it is a film' } },
};

/** Hangs the same files on one document, and remembers what was read. */
export class SomePapers implements Papers {
  readonly #document: string;
  readonly read: string[] = [];

  constructor(document: string) {
    this.#document = document;
  }

  files(document: string) {
    const all = Object.entries(FILES).map(([id, { name }]) => ({ id: Number(id), name, size: 1 }));
    return Promise.resolve(document === this.#document ? all : []);
  }

  file(document: string, file: number): Promise<FileContent> {
    this.read.push(`${document} ${file}`);
    const found = document === this.#document ? FILES[file] : undefined;
    return Promise.resolve(found?.content ?? { type: 'other', why: 'it does not hang on this document' });
  }
}
