import type { JournalIdentity } from '../../journal/journal.ts';
import { requesterText } from '../review/requester-text.ts';
import { ReviewWriter } from '../review/review-writer.ts';
import type { Requester } from '../review/review.ts';

/** Whose account of the operating system it was. */
export type NoteSigner = Pick<JournalIdentity, 'account' | 'host'>;

/** What a note tells of a document. */
export type NoteAbout = 'posting' | 'undoing';

/** In every note of ours, before the hash that it points to. What notes are found by: never change it. */
export const NOTE_MARK = 'MCP Odoo journal line';

const HEAD = new RegExp(`${NOTE_MARK}: (?<head>[0-9a-f]{64})(?![0-9a-f])`);

/** No name may hold the mark and a hash: a name is shorter than those. */
const MOST_OF_A_NAME = 60;

const DONE = {
  posting: 'Posted with MCP Odoo, after a person had approved it.',
  undoing: 'Reset to draft with MCP Odoo, after a person had approved it.',
} as const satisfies Record<NoteAbout, string>;

export interface NoteContents {
  readonly about: NoteAbout;
  /** ISO, UTC: "2026-11-23T09:00:00.000Z". */
  readonly time: string;
  readonly signer: NoteSigner;
  /** The Odoo user that did it. */
  readonly login: string;
  readonly requester: Requester;
  /** Of the document that was approved. */
  readonly digest: string;
  /** The hash of a line of the journal. */
  readonly head: string;
}

/** What a note says, on one line, because Odoo does not keep line breaks of texts. */
export function noteText({ about, time, signer, login, requester, digest, head }: NoteContents): string {
  const writer = new ReviewWriter();
  return [
    DONE[about],
    `Time: ${time}.`,
    `Person: ${signerText(signer)}.`,
    `Odoo login: ${writer.quoted(login, MOST_OF_A_NAME)}.`,
    `Asked by ${requesterText(writer, requester).english}.`,
    `Digest: ${digest}.`,
    `${NOTE_MARK}: ${head}.`,
    'This note points to the posting log of MCP Odoo on that computer. It is no proof, because notes can be changed.',
  ].join(' ');
}

/** The hash that a note in Odoo points to; undefined when these people did not sign it, or it is none of ours. */
export function headOf(noteHtml: string, signer: NoteSigner): string | undefined {
  if (!noteHtml.includes(escapeHtml(signerText(signer)))) return undefined;
  return HEAD.exec(noteHtml)?.groups?.head;
}

/** For an Odoo that takes notes as HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** "OS account “anna” at “laptop”". The person is not known better than that. */
function signerText({ account, host }: NoteSigner): string {
  const writer = new ReviewWriter();
  return `OS account ${writer.quoted(account, MOST_OF_A_NAME)} at ${writer.quoted(host, MOST_OF_A_NAME)}`;
}
