import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { MoveHandle } from '../handle.ts';
import type { KindName } from '../kinds.ts';
import { contradictions } from './e-invoice/contradictions.ts';
import type { EInvoice } from './e-invoice/e-invoice.ts';
import { suggestedKind } from './e-invoice/invoice-type.ts';
import { notOnThePages } from './e-invoice/on-the-pages.ts';
import { readEInvoice } from './e-invoice/read-e-invoice.ts';
import { invoiceRootOf } from './e-invoice/invoice-root.ts';
import { XmlError } from './e-invoice/xml.ts';
import type { PaperFiles } from './files/paper-files.ts';
import { documentsWith } from './hung-files.ts';
import type { OurCompanies } from './our-companies.ts';
import { MIMETYPES } from './paper-type.ts';
import type { PaperType } from './paper-type.ts';
import { openPaper } from './paper.ts';
import type { Paper } from './paper.ts';
import type { PdfContent, PdfPage } from './pdf/pdf-answer.ts';
import type { ReadPdf } from './pdf/read-pdf.ts';
import { paperProblems } from './problems.ts';

/** About as much as a model reads at once without losing the thread. */
const MOST_CHARACTERS = 20_000;

/** A bigger image costs a model more than it tells it. */
const MOST_IMAGE_BYTES = 1_500_000;

/** What a paper says. All of it was written by others. */
export interface PaperView {
  readonly path: string;
  readonly type: PaperType;
  readonly sha256: string;
  /** Of a PDF: how many it has, and the text of those that were read. */
  readonly pages?: number;
  readonly texts?: readonly PdfPage[];
  /** Read on from there. */
  readonly nextPage?: number;
  readonly eInvoice?: EInvoice;
  /** What does not fit together in the electronic invoice, or with its page; fragments of a sentence. */
  readonly contradictions?: readonly string[];
  readonly suggestedKind?: KindName;
  readonly image?: { readonly bytes: Uint8Array; readonly mimetype: string };
  /** Documents in Odoo that have this very file. */
  readonly attachedTo: readonly MoveHandle[];
  /** Our own sentences about it. */
  readonly notes: readonly string[];
}

/** What is in a paper, without what Odoo knows of it. */
type Content = Omit<PaperView, 'path' | 'type' | 'sha256' | 'attachedTo' | 'suggestedKind'>;

export interface PaperReaderParts {
  readonly client: OdooClient;
  readonly files: PaperFiles;
  readonly readPdf: ReadPdf;
  readonly companies: OurCompanies;
}

/** Reads papers of the workspace for an agent. */
export class PaperReader {
  readonly #parts: PaperReaderParts;

  constructor(parts: PaperReaderParts) {
    this.#parts = parts;
  }

  /**
   * @param fromPage of a PDF, counted from 1
   * @param context the companies whose documents are searched for the same file
   * @throws Problem as `openPaper` does, paper_unreadable, or one of the wire's
   */
  async read(
    asked: string,
    fromPage: number,
    context: { allowed_company_ids: number[] },
    signal?: AbortSignal,
  ): Promise<PaperView> {
    const { client, files, companies } = this.#parts;
    const paper = await openPaper(files, asked);
    const { path, type, sha256, sha1 } = paper;
    const [attachedTo, content] = await Promise.all([
      documentsWith(client, { sha1 }, context, signal),
      this.#content(paper, fromPage, signal),
    ]);
    const { eInvoice } = content;
    const side = eInvoice === undefined ? undefined : await companies.sideOf(eInvoice, context);
    return {
      path,
      type,
      sha256,
      ...content,
      suggestedKind: eInvoice === undefined ? undefined : suggestedKind(eInvoice, side),
      attachedTo,
    };
  }

  async #content(paper: Paper, fromPage: number, signal: AbortSignal | undefined): Promise<Content> {
    switch (paper.type) {
      case 'pdf':
        return this.#pdf(paper, fromPage, signal);
      case 'xml':
        return ofInvoice(paper.path, paper.bytes);
      case 'png':
      case 'jpeg':
        return ofImage(paper);
    }
  }

  async #pdf(paper: Paper, firstPage: number, signal: AbortSignal | undefined): Promise<Content> {
    const unreadable = (why: Said) => paperProblems.unreadable(paper.path, why);
    // Its own copy: the thread takes it away.
    const bytes = new Uint8Array(paper.bytes);
    const answer = await this.#parts.readPdf({ bytes, firstPage, mostCharacters: MOST_CHARACTERS }, signal);
    switch (answer.outcome) {
      case 'read':
        return ofPdf(answer.content);
      case 'encrypted':
        throw unreadable(said`it is encrypted, and opens only with a password`);
      case 'broken':
        throw unreadable(said`the PDF is damaged`);
      case 'no-such-page':
        throw unreadable(said`it has ${answer.pages ?? 0} pages, and page ${firstPage} is none of them`);
      case 'too-slow':
        throw unreadable(said`reading it takes too long`);
      case 'too-much':
        throw unreadable(said`reading it takes too much memory`);
      case 'cancelled':
        throw unreadable(said`nobody waits for it any more`);
    }
  }
}

function ofPdf(content: PdfContent): Content {
  const { pages, texts, isCut } = content;
  const last = texts.at(-1)?.page ?? 0;
  const empty = texts.filter((each) => each.text === '').map((each) => each.page);
  const isScan = empty.length === texts.length;
  const base = { pages, texts, nextPage: last < pages ? last + 1 : undefined };
  const notes = [
    ...(isScan && pages === texts.length
      ? [
          'No page has text: it is a scan. What it says cannot be read here; ask the person, and guess nothing.',
        ]
      : empty.length > 0
        ? [`No text on page ${empty.join(', ')}: probably scanned.`]
        : []),
    ...(isCut ? [`Page ${last} is longer than is given at once; its end is missing.`] : []),
  ];
  const invoices = content.xml.filter((each) => invoiceRootOf(each.bytes) !== undefined);
  const [invoice, ...others] = invoices;
  if (invoice === undefined) return { ...base, notes };
  if (others.length > 0) notes.push('It has several electronic invoices in it; this is the first one.');
  try {
    const eInvoice = readEInvoice(invoice.bytes);
    const isWhole = texts.length === pages && !isCut && empty.length === 0;
    const all = texts.map((each) => each.text).join('\n');
    const wrong = [...contradictions(eInvoice), ...(isWhole ? notOnThePages(eInvoice, all) : [])];
    return { ...base, eInvoice, contradictions: wrong, notes };
  } catch (thrown) {
    if (!(thrown instanceof XmlError)) throw thrown;
    return { ...base, notes: [...notes, `The electronic invoice in it cannot be read: ${thrown.message}.`] };
  }
}

function ofInvoice(path: string, bytes: Uint8Array): Content {
  try {
    const eInvoice = readEInvoice(bytes);
    return { eInvoice, contradictions: contradictions(eInvoice), notes: [] };
  } catch (thrown) {
    if (thrown instanceof XmlError) throw paperProblems.unreadable(path, said`as XML, ${thrown.message}`);
    throw thrown;
  }
}

function ofImage({ type, bytes }: Paper): Content {
  if (bytes.length > MOST_IMAGE_BYTES) {
    return {
      notes: ['The image is too big to be shown here. Ask the person what it says, or for a smaller one.'],
    };
  }
  return {
    image: { bytes, mimetype: MIMETYPES[type] },
    notes: ['The image comes with this answer. If you cannot see it, ask the person what it says.'],
  };
}
