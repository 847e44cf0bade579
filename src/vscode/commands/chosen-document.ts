import type { DraftSummary } from '../../accounting/documents.ts';
import type { Handle } from '../../accounting/handle.ts';
import { connectionId } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { calledWith } from './called-with.ts';
import type { DocumentRow } from './called-with.ts';
import type { DraftsDesk } from './drafts-desk.ts';
import { pickDraft, pickDrafts } from './pick-draft.ts';
import { whichConnection } from './which-connection.ts';

/** A document, and the connection that knows it by its handle. */
export interface ChosenDocument {
  readonly connection: ConnectionProfile;
  readonly document: Handle;
}

/** Documents of one connection. */
export interface ChosenDocuments {
  readonly connection: ConnectionProfile;
  readonly documents: readonly Handle[];
}

/**
 * Which document a command is for: the row it was called on, the handle it was given, or what the person picks.
 * @param argument anything: other extensions and agents can run commands too
 * @param offers which drafts the person can pick from
 * @returns undefined when the person picked nothing
 * @throws Problem invalid_arguments, not_connected
 */
export async function chosenDocument(
  argument: unknown,
  { view, connections }: Pick<DraftsDesk, 'view' | 'connections'>,
  question: string,
  offers: (draft: DraftSummary) => boolean = () => true,
): Promise<ChosenDocument | undefined> {
  const called = calledWith(argument);
  if (called.kind === 'rows') return called.rows.map(ofRow)[0];
  const connection = await whichConnection(undefined, connections.all);
  if (connection === undefined) return undefined;
  const document =
    called.kind === 'document' ? called.document : await pickDraft(view, connection, question, offers);
  return document === undefined ? undefined : { connection, document };
}

/**
 * The same for a command that can be for several: all selected rows, or all that the person picks of one connection.
 * @returns empty when the person picked nothing
 * @throws Problem invalid_arguments, not_connected
 */
export async function chosenDocuments(
  argument: unknown,
  selected: unknown,
  { view, connections }: Pick<DraftsDesk, 'view' | 'connections'>,
  question: string,
): Promise<readonly ChosenDocuments[]> {
  const called = calledWith(argument, selected);
  if (called.kind === 'rows') return byConnection(called.rows.map(ofRow));
  const connection = await whichConnection(undefined, connections.all);
  if (connection === undefined) return [];
  const documents =
    called.kind === 'document' ? [called.document] : await pickDrafts(view, connection, question);
  return documents.length === 0 ? [] : [{ connection, documents }];
}

/** Documents of several connections, those of each together, in the order of the first ones. */
function byConnection(chosen: readonly ChosenDocument[]): readonly ChosenDocuments[] {
  const groups = Map.groupBy(chosen, ({ connection }) => connectionId(connection));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ connection: first.connection, documents: [first, ...others].map(({ document }) => document) }],
  );
}

function ofRow({ connection, document }: DocumentRow): ChosenDocument {
  return { connection, document };
}
