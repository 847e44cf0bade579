import { t } from '@vscode/l10n';
import type { DraftSummary } from '../../accounting/documents.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { kindTitle } from '../../accounting/kind-words.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { ROW } from '../contributions.ts';
import { draftDetails, draftFacts, draftSpoken, draftTitle } from './draft-text.ts';
import type { DraftWarning } from './draft-warnings.ts';
import { rowId } from './row-id.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** How it stands between the person and a draft. */
export interface Standing {
  /** The person is being asked about it. */
  readonly isWaiting: boolean;
  /** The person refused twice: nobody may ask any more. */
  readonly isRefused: boolean;
  readonly warnings: readonly DraftWarning[];
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
  const warnings = standing.warnings.filter(({ isInRow }) => !isInRow);
  const grave = warnings.flatMap(({ isSlight = false, words: said }) => (isSlight ? [] : [said]));
  const slight = warnings.flatMap(({ isSlight = false, words: said }) => (isSlight ? [said] : []));
  return {
    label: draftTitle(draft),
    description: [...words, draftFacts(draft, withCompany, grave), ...slight].join(' · '),
    icon: iconOf(standing),
    context: contextOf(draft, standing),
    tooltip: { title: `${kindTitle(draft.type)}: ${draftTitle(draft)}`, facts: factsOf(draft, standing) },
    spoken: [draftSpoken(draft, withCompany), ...warningsSpoken(standing), ...words].join(', '),
  };
}

function standingWords({ isWaiting, isRefused }: Standing): string[] {
  return [...(isWaiting ? [t`waiting`] : []), ...(isRefused ? [t`not asked again`] : [])];
}

function warningsSpoken({ warnings }: Standing): string[] {
  const words = warnings.map((warning) => warning.words).join(', ');
  return words === '' ? [] : [t('Warning: {0}', words)];
}

function iconOf({ isWaiting, isRefused, warnings }: Standing): string {
  if (isWaiting) return 'bell';
  if (isRefused) return 'bell-slash';
  return warnings.some(({ isSlight = false }) => !isSlight) ? 'warning' : 'file';
}

function contextOf(draft: DraftSummary, { isRefused }: Standing): string {
  return [
    ROW.draft,
    ...(isInOdoo(draft.document) ? [ROW.inOdoo] : []),
    ...(isRefused ? [ROW.refused] : []),
  ].join(' ');
}

function factsOf(draft: DraftSummary, { isWaiting, isRefused, warnings }: Standing) {
  const more: [string, string][] = [];
  if (isWaiting) more.push([t`Waiting`, t`You are being asked about it.`]);
  if (isRefused)
    more.push([t`Not asked again`, t`You said no twice. Let it be asked again from the menu of this row.`]);
  const warned = warnings.map(({ sentence }): [string, string] => [t('Warning'), sentence]);
  return [...more, ...warned, ...draftDetails(draft)];
}
