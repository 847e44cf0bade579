import type { DraftSummary } from '../../accounting/documents.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { kindTitle } from '../../accounting/kinds.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { ROW } from '../contributions.ts';
import { draftDetails, draftFacts, draftSpoken, draftTitle } from './draft-text.ts';
import { rowId } from './row-id.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** How it stands between the person and a draft. */
export interface Standing {
  /** The person is being asked about it. */
  readonly isWaiting: boolean;
  /** The person refused twice: nobody may ask any more. */
  readonly isRefused: boolean;
}

/** One draft of one connection. */
export class DraftNode implements TreeNode {
  readonly children = [];
  readonly row: TreeRow;
  readonly #connection: ConnectionProfile;
  readonly #draft: DraftSummary;

  /** @param withCompany true where drafts of several companies stand together */
  constructor(connection: ConnectionProfile, draft: DraftSummary, withCompany: boolean, standing: Standing) {
    this.#connection = connection;
    this.#draft = draft;
    this.row = { ...rowOf(draft, withCompany, standing), id: rowId(connection, draft.document) };
  }

  /** Whether it is one that was made here: another extension can make a command's argument look like anything. */
  static isOne(value: unknown): value is DraftNode {
    return typeof value === 'object' && value !== null && #draft in value;
  }

  get connection(): ConnectionProfile {
    return this.#connection;
  }

  get document(): Handle {
    return this.#draft.document;
  }

  get draft(): DraftSummary {
    return this.#draft;
  }
}

function rowOf(draft: DraftSummary, withCompany: boolean, standing: Standing): Omit<TreeRow, 'id'> {
  const words = standingWords(standing);
  return {
    label: draftTitle(draft),
    description: [...words, draftFacts(draft, withCompany)].join(' · '),
    icon: iconOf(standing),
    context: contextOf(draft, standing),
    tooltip: { title: `${kindTitle(draft.type)}: ${draftTitle(draft)}`, facts: factsOf(draft, standing) },
    spoken: [draftSpoken(draft, withCompany), ...words].join(', '),
  };
}

function standingWords({ isWaiting, isRefused }: Standing): string[] {
  return [...(isWaiting ? ['waiting'] : []), ...(isRefused ? ['not asked again'] : [])];
}

function iconOf({ isWaiting, isRefused }: Standing): string {
  if (isWaiting) return 'bell';
  return isRefused ? 'bell-slash' : 'file';
}

function contextOf(draft: DraftSummary, { isRefused }: Standing): string {
  return [
    ROW.draft,
    ...(isInOdoo(draft.document) ? [ROW.inOdoo] : []),
    ...(isRefused ? [ROW.refused] : []),
  ].join(' ');
}

function factsOf(draft: DraftSummary, { isWaiting, isRefused }: Standing) {
  const more: [string, string][] = [];
  if (isWaiting) more.push(['Waiting', 'You are being asked about it.']);
  if (isRefused)
    more.push(['Not asked again', 'You said no twice. Let it be asked again from the menu of this row.']);
  return [...more, ...draftDetails(draft)];
}
