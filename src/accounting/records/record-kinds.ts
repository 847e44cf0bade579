import type { Json } from '../../common/json.ts';
import type { Named } from '../documents.ts';
import type { Currency } from '../master-data.ts';
import type { SearchedColumns } from './matching/domain.ts';
import type { Known } from './matching/known.ts';

/** A record that a tool may name. Never a bank account, never more than the next call needs. */
export interface FoundRecord {
  readonly id: number;
  readonly name: string;
  /** By column: what tells two records apart. What is empty is left out. */
  readonly details: Readonly<Record<string, string | undefined>>;
}

/** The same, with what it is searched by. */
export interface RecordCard extends FoundRecord {
  readonly known: Known;
  /** The use of a tax, the type of a journal, whether an account is for lines or for what is owed. */
  readonly type?: string;
  /** The partner that it is a contact of. */
  readonly parent?: number;
}

/** How one kind of record is read. */
export interface RecordSource {
  readonly model: string;
  readonly fields: readonly string[];
  readonly order: string;
  readonly hasLegalForm: boolean;
  /** Those that count at all. */
  readonly domain?: readonly Json[];
  /** Where Odoo looks. Left out for kinds of which there are few: they are read whole, kept, and searched here. */
  readonly searched?: (text: string) => SearchedColumns;
  /** What else finds them: an amount. */
  readonly orElse?: (text: string) => readonly Json[];
  /** Parses what Odoo answered. */
  readonly cards: (rows: unknown, text: string) => readonly RecordCard[];
}

/** What the cards of some kinds need to know besides. */
export interface Surroundings {
  /** The companies whose records are meant. */
  readonly companies: readonly Named[];
  readonly currencies: ReadonlyMap<number, Currency>;
}

/** Which company a record is of, where that is not clear anyway. */
export function companyDetail({ companies }: Surroundings, company: Named | undefined): string | undefined {
  return companies.length > 1 ? company?.name : undefined;
}
