import type { Company } from './company.ts';
import type { DocumentState } from './document-state.ts';
import type { Ticks } from './ticks.ts';

/** What the outside did to a document that nobody may do without a person's yes. */
export type DeedKind = 'posted' | 'taken back' | 'deleted' | 'changed';

export interface Deed {
  readonly tick: number;
  readonly company: Company;
  /** At these addresses its books answered when it was done. */
  readonly addresses: readonly string[];
  readonly method: string;
  readonly kind: DeedKind;
  readonly document: number;
  /** The document right before; undefined when it was made posted. */
  readonly before: DocumentState | undefined;
}

/** What the outside was told of a document. */
export interface Showing {
  readonly tick: number;
  readonly company: Company;
  readonly document: number;
  readonly part: 'books' | 'files';
  readonly hash: string;
}

/** Everything that the companies of a world saw happen. Nothing in it comes from the product. */
export interface Witness {
  readonly ticks: Ticks;
  readonly deeds: Deed[];
  readonly showings: Showing[];
}

/** A call of the product, as it arrives. */
export interface SeenCall {
  readonly model: string;
  readonly method: string;
  /** The records that it is about; empty for a search. */
  readonly ids: readonly number[];
  /** All that was sent along. */
  readonly given: unknown;
}

const CHANGES_NOTHING =
  /^(?:search|read|web_read|web_search_read|fields_get|check|context_get|has_group|name_search|get_)/;

export function changesNothing({ method }: SeenCall): boolean {
  return CHANGES_NOTHING.test(method);
}

/** The documents that the answer to a call shows, and which part of them. */
export function shownBy(call: SeenCall): { readonly part: Showing['part']; readonly ids: readonly number[] } {
  if (call.model === 'ir.attachment' && call.method === 'search_read')
    return { part: 'files', ids: documentsOfFiles(call) };
  const isRead = call.model === 'account.move' && call.method.endsWith('read');
  return { part: 'books', ids: isRead ? call.ids : [] };
}

/** The documents whose files are asked for: ["res_id", "=", 7] or ["res_id", "in", [7, 8]] in the domain. */
function documentsOfFiles({ given }: SeenCall): number[] {
  const ids = /\["res_id","(?:=|in)",\[?(?<ids>[\d,]+)/.exec(JSON.stringify(given))?.groups?.ids;
  return (ids ?? '')
    .split(',')
    .filter((id) => id !== '')
    .map(Number);
}

/** What a call did to a document. */
export interface Change {
  readonly document: number;
  readonly kind: DeedKind;
}

/**
 * @param before the state of every document there is
 * @param rewritten those that were drafts before and after and are not what they were
 */
export function changesBetween(
  before: ReadonlyMap<number, string>,
  after: ReadonlyMap<number, string>,
  rewritten: (document: number) => boolean,
): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((document) => {
    const kind =
      kindOf(before.get(document), after.get(document)) ?? (rewritten(document) ? 'changed' : undefined);
    return kind === undefined ? [] : [{ document, kind }];
  });
}

function kindOf(before: string | undefined, after: string | undefined): DeedKind | undefined {
  if (before === after) return undefined;
  if (after === 'posted') return 'posted';
  if (after === undefined) return 'deleted';
  return before === undefined ? undefined : 'taken back';
}
