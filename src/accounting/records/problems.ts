import { t } from '@vscode/l10n';
import { plainText } from '../../common/plain-text.ts';
import { Problem } from '../../common/problem.ts';
import type { Named } from '../documents.ts';
import type { FoundRecord } from './record-kinds.ts';
import { recordNoun } from './record-words.ts';
import type { RecordKind } from './record-words.ts';

const MOST_NAMED = 8;
const MOST_CHARACTERS = 60;

const short = (text: string): string => plainText(text, MOST_CHARACTERS).text;

const spoken = (kind: RecordKind): string => kind.replace('_', ' ');

/** `9 "Azure Interior" (DE136695976, Hamburg, Germany)`: enough to choose by, of few. */
function list(records: readonly FoundRecord[]): string {
  const named = records.slice(0, MOST_NAMED).map(({ id, name, details }) => {
    const known = Object.values(details).filter((detail) => detail !== undefined);
    return `${id} "${short(name)}"${known.length === 0 ? '' : ` (${short(known.join(', '))})`}`;
  });
  const others = records.length > MOST_NAMED ? ' and others' : '';
  return `${named.join('; ')}${others}`;
}

/** What is said when a tool names a record by what it is called. */
export const recordProblems = {
  ambiguous: (kind: RecordKind, asked: string, company: Named, candidates: readonly FoundRecord[]) =>
    new Problem({
      code: 'record_ambiguous',
      person: t`Several records may be meant by the ${recordNoun(kind)} “${short(asked)}” of ${short(company.name)}. Nothing was written.`,
      model: `"${short(asked)}" may be any of these: ${list(candidates)}. Repeat the call with the id of the one that is meant; if the request does not tell which, ask the person.`,
    }),
  wrongType: (kind: RecordKind, record: FoundRecord, is: string, wanted: string) => {
    if (kind === 'account')
      return new Problem({
        code: 'wrong_record',
        person: t`The account “${short(record.name)}” (${record.id}) is for what partners owe or are owed, which Odoo books by itself. Nothing was written.`,
        model: `account ${record.id} "${short(record.name)}" is for what is owed, which Odoo books by itself. Give the account of what was bought or sold. Nothing was written.`,
      });
    return new Problem({
      code: 'wrong_record',
      person: t`The ${recordNoun(kind)} “${short(record.name)}” (${record.id}) is for ${is}, and this needs one for ${wanted}. Nothing was written.`,
      model: `${spoken(kind)} ${record.id} "${short(record.name)}" is of type "${is}", and this document needs one of type "${wanted}". Look it up with find_records {kind: "${kind}"}. Nothing was written.`,
    });
  },
  notFound: (kind: RecordKind, asked: string, company: Named, nearest: readonly FoundRecord[]) =>
    new Problem({
      code: 'record_not_found',
      person: t`${short(company.name)} has no ${recordNoun(kind)} called “${short(asked)}” in Odoo. Nothing was written.`,
      model: [
        `No ${spoken(kind)} is called "${short(asked)}".`,
        nearest.length > 0
          ? `The nearest: ${list(nearest)}. If one of them is meant, repeat the call with its id.`
          : `Look it up with find_records {kind: "${kind}", company: ${company.id}} in other words.`,
        ...(kind === 'partner' ? ['If it is new, propose_partner asks the person to save it.'] : []),
      ].join(' '),
    }),
};
