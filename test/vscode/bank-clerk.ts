import { z } from 'zod';
import { calling } from '../beds/vscode/scripted-model.ts';
import type { Thinking } from '../beds/vscode/scripted-model.ts';
import { foundRows } from './found-rows.ts';

const answer = z.object({ transactions: z.array(z.object({ replayed: z.boolean().optional() })) });

/**
 * A model that proposes the lines of a bank's CSV file. What they stand against comes from the open documents and
 * the accounts that Odoo names; what it cannot tell goes to suspense.
 * @param workspace the folder that is open in VS Code
 */
export function bankClerk(workspace: string, file: string): Thinking {
  return function* () {
    const { text } = yield* calling('read_file', {
      filePath: `${workspace}/${file}`,
      ...{ startLine: 1, endLine: 100 },
    });
    const company = 'Lindenhof GmbH';
    const open = foundRows(yield* calling('find_records', { kind: 'document', state: 'open', company }));
    const [charges] = foundRows(
      yield* calling('find_records', { kind: 'account', text: 'Bank Charges', company }),
    );
    const rows = text.split('\n').filter((line) => /^\d{4}-\d\d-\d\d;/.test(line));
    const transactions = rows.map((line, index) => {
      const [date = '', amount = '', partner = '', description = ''] = line.split(';');
      const said = { row: index + 2, date, amount, description };
      const paid = open.find(({ reference, number }) => [reference, number].includes(description));
      if (paid !== undefined) return { ...said, counterpart: { document: paid.document } };
      if (partner === '') return { ...said, counterpart: { account: charges?.id } };
      return { ...said, partner, counterpart: 'suspense' };
    });
    const proposed = yield* calling('create_draft_transaction', {
      ...{ journal: 'Bank', file, company },
      transactions,
    });
    const lines = proposed.read(answer).transactions;
    const before = lines.filter(({ replayed }) => replayed === true);
    return `Proposed: ${lines.length} lines, ${before.length} of them before.`;
  };
}
