import { pickCompany } from '../../companies.ts';
import type { Named } from '../../documents.ts';
import type { Ledgers } from '../../ledgers.ts';
import type { MasterData } from '../../master-data.ts';
import type { RecordArgument, RecordResolver } from '../../records/resolve.ts';
import type { EntryLine, EntryLineRequest, EntryRequest, ResolvedEntry } from './entry-request.ts';
import { entryProblems } from './problems.ts';

export interface EntryRecords {
  readonly masterData: MasterData;
  readonly records: RecordResolver;
  readonly ledgers: Ledgers;
}

/**
 * Finds every record that the request names.
 * @throws Problem company_needed, record_not_found, record_ambiguous, invalid_arguments, not_available
 */
export async function resolveEntry(
  { masterData, records, ledgers }: EntryRecords,
  request: EntryRequest,
  signal?: AbortSignal,
): Promise<ResolvedEntry> {
  const company = await pickCompany(masterData, request.company);
  const { date, reference, narration, reverseOn } = request;
  if (reverseOn !== undefined && reverseOn < date) throw entryProblems.reversedBefore(date, reverseOn);
  const [journal, companyCurrency, currency] = await Promise.all([
    ledgers.journal(company, request.journal, ['general'], signal),
    ledgers.currency(company, undefined),
    ledgers.currency(company, request.currency, signal),
  ]);
  if (journal === undefined) throw entryProblems.noGeneralJournal(company);
  if (journal.type !== 'general') throw entryProblems.notGeneral(journal);
  const find = finder(records, company, signal);
  // Ids are looked up together, not one by one.
  await checkIds(masterData, request.lines, company);
  const lines = request.lines.map(async (line: EntryLineRequest): Promise<EntryLine> => {
    const [account, partner, analytic] = await Promise.all([
      find('account', line.account),
      line.partner === undefined ? undefined : find('partner', line.partner),
      line.analytic === undefined ? undefined : find('analytic_account', line.analytic),
    ]);
    const { description, side, amount, companyAmount } = line;
    const own =
      line.currency === undefined ? currency : await ledgers.currency(company, line.currency, signal);
    return { account, description, partner, side, amount, currency: own, companyAmount, analytic };
  });
  return {
    company,
    companyCurrency,
    journal: { id: journal.id, name: journal.name },
    namesJournal: request.journal !== undefined,
    date,
    reference,
    narration,
    reverseOn,
    lines: await Promise.all(lines),
  };
}

async function checkIds(
  masterData: MasterData,
  lines: readonly EntryLineRequest[],
  company: Named,
): Promise<void> {
  const ids = (of: (line: EntryLineRequest) => RecordArgument | undefined) =>
    lines.map(of).filter((asked) => typeof asked === 'number');
  await Promise.all([
    masterData.check(
      'account',
      ids(({ account }) => account),
      company,
    ),
    masterData.check(
      'partner',
      ids(({ partner }) => partner),
      company,
    ),
    masterData.check(
      'analytic_account',
      ids(({ analytic }) => analytic),
      company,
    ),
  ]);
}

/** Many lines name the same few records: each is looked for once. */
function finder(records: RecordResolver, company: Named, signal?: AbortSignal) {
  const found = new Map<string, Promise<number>>();
  return (kind: 'account' | 'partner' | 'analytic_account', asked: RecordArgument): Promise<number> => {
    const key = `${kind} ${typeof asked} ${asked}`;
    const known = found.get(key) ?? records.resolve(kind, asked, company, { signal }).then(({ id }) => id);
    found.set(key, known);
    return known;
  };
}
