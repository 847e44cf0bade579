import type { Handle } from '../../accounting/handle.ts';
import type { FileContent } from '../../accounting/reviewing/document-files.ts';
import { xmlLines } from '../../posting/review/xml-lines.ts';
import type { Papers } from '../papers.ts';
import type { Question } from '../question.ts';
import { messagePage } from './html/other-pages.ts';
import { papersPage } from './html/papers-page.ts';
import type { Reply } from './reply.ts';

/** A document whose papers are to be seen with a question. */
interface Shown {
  readonly document: Handle;
  readonly name: string;
}

/** Shows the papers of what a question is about, and of no other document. */
export class PaperDesk {
  readonly #papers: Papers;

  constructor(papers: Papers) {
    this.#papers = papers;
  }

  /** @param path of the question */
  async list(question: Question, path: string): Promise<Reply> {
    const documents = await Promise.all(
      documentsOf(question).map(async ({ document, name }, index) => {
        const files = await this.#papers.files(document);
        return {
          name,
          papers: files.map((file) => ({ name: file.name, path: `${path}/papers/${index}/${file.id}` })),
        };
      }),
    );
    return { kind: 'page', status: 200, content: papersPage(question.asked.question, path, documents) };
  }

  /**
   * @param index of the document among those of the question
   * @param file Odoo's id of it
   */
  async open(question: Question, index: number, file: number): Promise<Reply> {
    const found = documentsOf(question)[index];
    const content: FileContent =
      found === undefined
        ? { type: 'other', why: 'it hangs on none of these documents' }
        : await this.#papers.file(found.document, file);
    if (content.type === 'other') {
      const page = messagePage(
        'Not shown',
        `This paper cannot be shown: ${content.why}. Look at it in Odoo.`,
      );
      return { kind: 'page', status: 404, content: page };
    }
    const { type } = content;
    const bytes = type === 'xml' ? new TextEncoder().encode(xmlLines(content.bytes)) : content.bytes;
    // The name that others gave it could pretend to be of another type.
    return { kind: 'paper', type, bytes, name: `paper-${file}` };
  }
}

/** Each document once: those that are asked about, and those whose files matter besides. */
export function documentsOf({ asked: { sheets } }: Question): readonly Shown[] {
  const all = sheets.flatMap(({ document, name, beside = [] }) => [{ document, name }, ...beside]);
  return all.filter((each, index) => all.findIndex(({ document }) => document === each.document) === index);
}
