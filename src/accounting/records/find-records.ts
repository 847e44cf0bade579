import type { CompanyArgument } from '../companies.ts';
import { pickCompany } from '../companies.ts';
import type { MasterData } from '../master-data.ts';
import type { DocumentFilter } from './kinds/document.ts';
import type { FoundRecord } from './record-kinds.ts';
import type { RecordKind } from './record-words.ts';
import type { RecordSearch } from './record-search.ts';

export interface RecordQuery {
  readonly kind: RecordKind;
  /** A name as people write it, a VAT number, an e-mail address, a code. Left out: the first records there are. */
  readonly text?: string;
  /** Left out: all companies of the user. */
  readonly company?: CompanyArgument;
  /** Of documents only. */
  readonly filter?: DocumentFilter;
}

export interface FoundRecords {
  readonly records: readonly FoundRecord[];
  /** Nothing is called so: these come near. */
  readonly isNear: boolean;
  /** There may be more. */
  readonly hasMore: boolean;
}

const MOST_RECORDS = 20;

/**
 * Looks records up, the best first.
 * @returns at most 20
 * @throws Problem company_not_allowed
 */
export async function findRecords(
  search: RecordSearch,
  masterData: MasterData,
  { kind, text = '', company, filter }: RecordQuery,
  signal?: AbortSignal,
): Promise<FoundRecords> {
  const companies =
    company === undefined ? await masterData.companies() : [await pickCompany(masterData, company)];
  const asked = { kind, text: text.trim(), companies, filter, most: MOST_RECORDS };
  const { fitting, isCut } = await search.search(asked, signal);
  return {
    records: fitting.slice(0, MOST_RECORDS).map(({ record }) => {
      return { id: record.id, name: record.name, details: record.details };
    }),
    isNear: fitting[0]?.fit === 'near',
    hasMore: isCut || fitting.length > MOST_RECORDS,
  };
}
