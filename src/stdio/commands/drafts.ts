import type { Books } from '../../accounting/books.ts';
import type { DraftSummary } from '../../accounting/documents.ts';
import type { Command } from '../command.ts';
import { draftsJson, draftsText } from '../drafts-text.ts';
import type { ListedDraft } from '../drafts-text.ts';
import { NobodyToAsk } from '../nobody-to-ask.ts';
import { openOffice } from '../open-office.ts';

/** Documents that are read at the same time. */
const AT_ONCE = 4;
const PAGE = 100;

/** Prints the drafts of all companies of the user, each with its warnings. */
export const drafts: Command = async (asked, terminal) => {
  const nobody = new NobodyToAsk();
  const { office } = await openOffice(asked, terminal, { approver: nobody, partnerForm: nobody });
  try {
    const { books } = await office.workroom();
    const listed = await withWarnings(books, await allDrafts(books));
    terminal.stdout.write(asked.json ? draftsJson(listed) : draftsText(listed, office.isDemo));
    return 0;
  } finally {
    await office.dispose();
  }
};

async function allDrafts(books: Books): Promise<readonly DraftSummary[]> {
  const all: DraftSummary[] = [];
  let after: string | undefined;
  do {
    const page = await books.listDrafts({ limit: PAGE, ...(after !== undefined && { after }) });
    all.push(...page.drafts);
    after = page.next;
  } while (after !== undefined);
  return all;
}

async function withWarnings(books: Books, found: readonly DraftSummary[]): Promise<readonly ListedDraft[]> {
  const listed: ListedDraft[] = [];
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const some = found.slice(at, at + AT_ONCE).map(async (draft) => {
      const { warnings } = await books.getDocument(draft.document);
      return { draft, warnings };
    });
    listed.push(...(await Promise.all(some)));
  }
  return listed;
}
