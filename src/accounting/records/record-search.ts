import type { Clock } from '../../common/clock.ts';
import type { Json } from '../../common/json.ts';
import { Kept } from '../../common/kept.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { Named } from '../documents.ts';
import type { MasterData } from '../master-data.ts';
import type { DocumentFilter } from './kinds/document.ts';
import { Asked } from './matching/asked.ts';
import type { Fitting } from './matching/asked.ts';
import { byParts, byWords } from './matching/domain.ts';
import type { SearchedColumns } from './matching/domain.ts';
import type { RecordCard, RecordSource } from './record-kinds.ts';
import type { RecordKind } from './record-words.ts';
import { sourceOf } from './sources.ts';

export interface RecordSearchParts {
  readonly client: OdooClient;
  readonly version: OdooVersion;
  readonly masterData: MasterData;
  readonly clock: Clock;
}

export interface SearchedFor {
  readonly kind: RecordKind;
  /** Empty: the first records there are. */
  readonly text: string;
  /** Those whose records are meant. The first one decides which account codes are shown. */
  readonly companies: readonly Named[];
  /** Of documents only. */
  readonly filter?: DocumentFilter;
  /** How many are wanted when there is no text. */
  readonly most: number;
}

export interface Searched {
  /** The best first. Those that are merely near only when nothing fits better. */
  readonly fitting: readonly Fitting<RecordCard>[];
  /** More fitted the question than Odoo was asked for. */
  readonly isCut: boolean;
}

/** Kinds of which there are few are read whole, and believed as long as other master data. */
const LIFE_MS = 10 * 60_000;
const MOST_KEPT = 5_000;
/** More than any sensible question finds; what fits best is among them, or the question was too short. */
const MOST_SEARCHED = 500;

/**
 * Searches records as people write them. Odoo is asked once; a second time, for what is near, only when nothing
 * fitted. Its `ilike` knows neither accents nor typos, so it is asked for more than is meant, and the rest is decided
 * here.
 */
export class RecordSearch {
  readonly #parts: RecordSearchParts;
  readonly #kept: Kept<readonly RecordCard[]>;

  constructor(parts: RecordSearchParts) {
    this.#parts = parts;
    this.#kept = new Kept(parts.clock, LIFE_MS);
  }

  async search(searchedFor: SearchedFor, signal?: AbortSignal): Promise<Searched> {
    const { kind, companies, filter } = searchedFor;
    const { version, masterData } = this.#parts;
    const currencies = kind === 'document' ? await masterData.currencies() : new Map<never, never>();
    const source = sourceOf(kind, version, { companies, currencies }, filter);
    return source.searched === undefined
      ? this.#searchKept(source, searchedFor, signal)
      : this.#searchOdoo(source, source.searched(searchedFor.text), searchedFor, signal);
  }

  async #searchOdoo(
    source: RecordSource,
    columns: SearchedColumns,
    { text, companies, most }: SearchedFor,
    signal: AbortSignal | undefined,
  ): Promise<Searched> {
    const read = async (domain: readonly Json[], limit: number): Promise<readonly RecordCard[]> =>
      source.cards(await this.#read(source, domain, limit, companies, signal), text);
    if (text === '') {
      const cards = await read([], most + 1);
      return { fitting: cards.map(asIs), isCut: cards.length > most };
    }
    const asked = new Asked(text, source.hasLegalForm);
    const orElse = source.orElse?.(text) ?? [];
    const words = byWords(text, asked, columns);
    const found = await read(orElse.length === 0 ? words : ['|', ...words, ...orElse], MOST_SEARCHED);
    const fitting = bestOf(asked.rank(found));
    const parts = fitting.some(isGood) ? undefined : byParts(asked, columns);
    if (parts === undefined) return { fitting, isCut: found.length === MOST_SEARCHED };
    const near = await read(parts, MOST_SEARCHED);
    return { fitting: bestOf(asked.rank(near)), isCut: near.length === MOST_SEARCHED };
  }

  async #searchKept(
    source: RecordSource,
    { kind, text, companies }: SearchedFor,
    signal: AbortSignal | undefined,
  ): Promise<Searched> {
    const key = [kind, ...companies.map(({ id }) => id)].join(' ');
    const wasKept = this.#kept.has(key);
    const look = async (): Promise<Searched> => {
      const cards = await this.#kept.get(key, async () =>
        source.cards(await this.#read(source, [], MOST_KEPT, companies, signal), text),
      );
      const fitting =
        text === '' ? cards.map(asIs) : bestOf(new Asked(text, source.hasLegalForm).rank(cards));
      return { fitting, isCut: cards.length === MOST_KEPT };
    };
    const found = await look();
    if (found.fitting.some(isGood) || !wasKept) return found;
    // It may have come since.
    this.#kept.forget(key);
    return look();
  }

  #read(
    { model, fields, order, domain = [] }: RecordSource,
    also: readonly Json[],
    limit: number,
    companies: readonly Named[],
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    return this.#parts.client.call(model, 'search_read', {
      args: [[...domain, ...also]],
      kwargs: { fields, order, limit },
      context: { allowed_company_ids: companies.map(({ id }) => id) },
      signal,
    });
  }
}

const asIs = (record: RecordCard): Fitting<RecordCard> => ({ record, fit: 'parts' });

const isGood = ({ fit }: Fitting<RecordCard>): boolean => fit !== 'near';

function bestOf(ranked: readonly Fitting<RecordCard>[]): readonly Fitting<RecordCard>[] {
  const good = ranked.filter(isGood);
  return good.length > 0 ? good : ranked;
}
