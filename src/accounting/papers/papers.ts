import type { Clock } from '../../common/clock.ts';
import type { MoveHandle } from '../handle.ts';
import { PaperAttacher } from './attach-paper.ts';
import type { AttachedPaper, AttacherParts } from './attach-paper.ts';
import type { PaperFiles } from './files/paper-files.ts';
import { OurCompanies } from './our-companies.ts';
import { openPaper } from './paper.ts';
import type { Paper } from './paper.ts';
import { pdfReader } from './pdf/read-pdf.ts';
import { paperProblems } from './problems.ts';
import { PaperReader } from './read-paper.ts';
import type { PaperView } from './read-paper.ts';

interface Context {
  readonly allowed_company_ids: number[];
}

export interface PapersParts extends AttacherParts {
  readonly clock: Clock;
  /** Left out where nobody has given folders to read. */
  readonly files: PaperFiles | undefined;
}

/** Papers of the workspace: read for an agent, and hung on drafts of our own. */
export class Papers {
  readonly #files: PaperFiles;
  readonly #reader: PaperReader;
  readonly #attacher: PaperAttacher;

  constructor(parts: PapersParts) {
    const { client, clock, files = NO_FILES } = parts;
    this.#files = files;
    const companies = new OurCompanies(client, clock);
    this.#reader = new PaperReader({ client, files, readPdf: pdfReader(), companies });
    this.#attacher = new PaperAttacher(parts);
  }

  /** What a paper says, and where it hangs already. */
  read(path: string, fromPage: number, context: Context, signal?: AbortSignal): Promise<PaperView> {
    return this.#reader.read(path, fromPage, context, signal);
  }

  /** Opens a paper that is to be attached. */
  open(path: string): Promise<Paper> {
    return openPaper(this.#files, path);
  }

  /** Opens papers that are to be attached, all of them before anything is written. */
  async openAll(paths: readonly string[]): Promise<readonly Paper[]> {
    const papers: Paper[] = [];
    for (const path of paths) papers.push(await this.open(path));
    return papers;
  }

  /** Hangs an opened paper on a draft of our own. */
  attach(document: MoveHandle, paper: Paper, context: Context, signal?: AbortSignal): Promise<AttachedPaper> {
    return this.#attacher.attach(document, paper, context, signal);
  }
}

const NO_FILES: PaperFiles = { open: () => Promise.reject(paperProblems.noFolders()) };
