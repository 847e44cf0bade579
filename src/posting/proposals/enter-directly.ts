import { z } from 'zod';
import type { ProposalHandle } from '../../accounting/handle.ts';
import type { StandingProposal } from '../../accounting/proposals/held-proposals.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { readEntered } from './entered-transaction.ts';
import type { EnteredTransaction } from './entered-transaction.ts';
import { valuesOf } from './entering-way.ts';
import type { EnteringWay, IsOther } from './entering-way.ts';
import { linesLike, looksLike, moveOfLine, readLines } from './same-lines.ts';
import type { Recognised } from './same-lines.ts';
import type { TransactionFacts } from './transaction-facts.ts';

/** How far the clocks of Odoo and of this machine may be apart. */
const SKEW_MS = 5 * 60_000;

const answerShape = z.union([
  z.int(),
  z
    .array(z.int())
    .length(1)
    .transform(([id]) => id),
]);

/** 16 and newer: a transaction is posted as it is made (`account.bank.statement.line.create`; observed on 19). */
export class EnterDirectly implements EnteringWay {
  send(writer: OdooClient, facts: TransactionFacts, lastCheck: () => Promise<void>): Promise<unknown> {
    return writer.call('account.bank.statement.line', 'create', {
      args: [{ journal_id: facts.journal.id, ...valuesOf(facts) }],
      context: { allowed_company_ids: [facts.company.id] },
      lastCheck,
    });
  }

  /** Without an answer it is the one that was not there before; of two, nobody can say which. */
  async find(
    asking: AskingOdoo,
    facts: TransactionFacts,
    answer: unknown,
    isOther: IsOther,
  ): Promise<EnteredTransaction | undefined> {
    const id = answerShape.safeParse(answer).data;
    if (id === undefined) return onlyOne(asking, facts, isOther);
    const [line] = await readLines(asking, [['id', '=', id]]);
    return line === undefined ? undefined : readEntered(asking, line);
  }

  /** It is posted already. */
  finish(): Promise<void> {
    return Promise.resolve();
  }

  async findEarlier(
    asking: AskingOdoo,
    proposals: readonly StandingProposal[],
    isOther: IsOther,
  ): Promise<ReadonlyMap<ProposalHandle, EnteredTransaction>> {
    const found = await Promise.all(
      proposals.map(async ({ document, transaction, standing }) => {
        if (standing.state !== 'sent') return [];
        const since = new Date(Date.parse(standing.at) - SKEW_MS)
          .toISOString()
          .slice(0, 19)
          .replace('T', ' ');
        const entered = await onlyOne(
          asking,
          transaction,
          (line) => (line.create_date ?? '') < since || isOther(line),
        );
        return entered === undefined ? [] : [[document, entered] as const];
      }),
    );
    return new Map(found.flat());
  }
}

async function onlyOne(
  asking: AskingOdoo,
  transaction: Recognised,
  isOther: IsOther,
): Promise<EnteredTransaction | undefined> {
  const lines = (await linesLike(asking, [transaction])).filter((line) => {
    const move = moveOfLine(line);
    return move !== undefined && looksLike(line, transaction) && !isOther({ ...line, move });
  });
  const [line, ...more] = lines;
  return line === undefined || more.length > 0 ? undefined : readEntered(asking, line);
}
