import { z } from 'zod';
import { KIND_NAMES, moveTypeOf } from '../../accounting/kinds.ts';
import { moveHandle } from '../../accounting/handle.ts';
import { DOCUMENT_STATES } from '../../accounting/records/kinds/document.ts';
import { RECORD_KINDS } from '../../accounting/records/record-words.ts';
import type { FoundRecord } from '../../accounting/records/record-kinds.ts';
import type { RecordKind } from '../../accounting/records/record-words.ts';
import { company, recordId, words } from '../arguments.ts';
import { defineTool, READS } from '../tool.ts';

export const findRecords = defineTool({
  name: 'find_records',
  title: 'Find records in Odoo',
  description: [
    'Looks up documents (drafts and posted) and what they name, the best first.',
    'Text: a name, VAT number, e-mail, code, number, reference or amount.',
    'Examples: {"kind": "partner", "text": "Azure Interior"}, {"kind": "document", "text": "Azure", "state": "open"}.',
  ],
  input: z.strictObject({
    kind: z.enum(RECORD_KINDS),
    text: words(200).optional(),
    company: company('All companies when left out.'),
    document_kind: z.enum(KIND_NAMES).optional(),
    state: z.enum(DOCUMENT_STATES).optional().describe('Of documents; open: posted, not fully paid.'),
    partner_id: recordId.optional().describe('Of documents.'),
  }),
  output: z.object({
    columns: z.array(z.string()),
    rows: z.array(z.array(z.union([z.string(), z.int(), z.null()]))),
    near: z.literal(true).optional().describe('Nothing is called so; these are alike.'),
    more: z.literal(true).optional().describe('Narrow the text.'),
  }),
  annotations: READS,
  async handle(
    { kind, text, company: companyAsked, document_kind, state, partner_id },
    { workroom, signal },
  ) {
    const { books } = await workroom();
    const type = document_kind === undefined ? undefined : moveTypeOf(document_kind);
    const filter = { type, state, partner: partner_id };
    const found = await books.findRecords({ kind, text, company: companyAsked, filter }, signal);
    return {
      ...table(kind, found.records),
      ...(found.isNear ? { near: true as const } : {}),
      ...(found.hasMore ? { more: true as const } : {}),
    };
  },
});

/** Columns are named once, and those that no row fills are left out: a model pays for every word. */
function table(kind: RecordKind, records: readonly FoundRecord[]) {
  const filled = new Set(
    records.flatMap(({ details }) => Object.keys(details).filter((name) => details[name] !== undefined)),
  );
  const columns = Object.keys(records[0]?.details ?? {}).filter((name) => filled.has(name));
  const isDocument = kind === 'document';
  return {
    columns: [...(isDocument ? ['document'] : ['id', 'name']), ...columns],
    rows: records.map(({ id, name, details }) => [
      ...(isDocument ? [moveHandle(id)] : [id, name]),
      ...columns.map((column) => details[column] ?? null),
    ]),
  };
}
