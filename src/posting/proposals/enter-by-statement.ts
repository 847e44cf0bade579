import { z } from 'zod';
import type { ProposalHandle } from '../../accounting/handle.ts';
import type { StandingProposal } from '../../accounting/proposals/held-proposals.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { search } from '../looking/asking-odoo.ts';
import { STATEMENT_FIELDS } from './allowed.ts';
import { deviationsOf, readEntered } from './entered-transaction.ts';
import type { EnteredTransaction } from './entered-transaction.ts';
import { valuesOf } from './entering-way.ts';
import type { EnteringWay } from './entering-way.ts';
import { enteringProblems } from './entering-problems.ts';
import { readLines } from './same-lines.ts';
import { subjectOfTransaction } from './transaction-words.ts';
import type { TransactionFacts } from './transaction-facts.ts';

const statementRows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    line_ids: z.array(z.int()),
    balance_end: z.number(),
    balance_end_real: z.number(),
  }),
);
type Statement = z.output<typeof statementRows>[number];

/**
 * 14 and 15: a transaction is part of a bank statement, so it gets one of its own. It is named after the proposal, by
 * which it is found again; made as a draft, and then posted (observed on 14).
 */
export class EnterByStatement implements EnteringWay {
  send(writer: OdooClient, facts: TransactionFacts, lastCheck: () => Promise<void>): Promise<unknown> {
    const { document: name, date, journal } = facts;
    return writer.call('account.bank.statement', 'create', {
      args: [{ name, date, journal_id: journal.id, line_ids: [[0, 0, valuesOf(facts)]] }],
      context: { allowed_company_ids: [facts.company.id] },
      lastCheck,
    });
  }

  async find(asking: AskingOdoo, { document }: TransactionFacts): Promise<EnteredTransaction | undefined> {
    return (await this.#found(asking, [document])).get(document);
  }

  async finish(
    writer: OdooClient,
    asking: AskingOdoo,
    facts: TransactionFacts,
    { state }: EnteredTransaction,
  ): Promise<unknown> {
    if (state === 'posted') return;
    const context = { allowed_company_ids: [facts.company.id] };
    const changed = enteringProblems.changedInStatement(subjectOfTransaction(facts));
    const [statement, ...more] = await statementsNamed(asking, [facts.document]);
    if (statement === undefined || more.length > 0 || statement.line_ids.length !== 1) throw changed;
    // A bank journal fills it in; a cash journal would book the difference as a loss.
    if (statement.balance_end !== statement.balance_end_real)
      await writer.call('account.bank.statement', 'write', {
        args: [[statement.id], { balance_end_real: statement.balance_end }],
        context,
      });
    return writer.call('account.bank.statement', 'button_post', {
      args: [[statement.id]],
      context,
      lastCheck: async () => {
        const now = await this.find(asking, facts);
        if (now === undefined || deviationsOf(facts, now).length > 0) throw changed;
      },
    });
  }

  /** Of all of them, because one that Odoo refused to post has left its statement behind. */
  findEarlier(
    asking: AskingOdoo,
    proposals: readonly StandingProposal[],
  ): Promise<ReadonlyMap<ProposalHandle, EnteredTransaction>> {
    return this.#found(
      asking,
      proposals.map(({ document }) => document),
    );
  }

  async #found(
    asking: AskingOdoo,
    documents: readonly ProposalHandle[],
  ): Promise<ReadonlyMap<ProposalHandle, EnteredTransaction>> {
    const statements = await statementsNamed(asking, documents);
    const lines = await (statements.length === 0
      ? []
      : readLines(asking, [['id', 'in', statements.flatMap((statement) => statement.line_ids)]]));
    const found = await Promise.all(
      documents.map(async (document) => {
        const own = statements.filter(({ name }) => name === document).flatMap((each) => each.line_ids);
        const [line] = lines.filter(({ id }) => own.includes(id));
        return line === undefined ? [] : [[document, await readEntered(asking, line)] as const];
      }),
    );
    return new Map(found.flat());
  }
}

async function statementsNamed(
  asking: AskingOdoo,
  documents: readonly ProposalHandle[],
): Promise<readonly Statement[]> {
  return statementRows.parse(
    await search(asking, {
      model: 'account.bank.statement',
      domain: [['name', 'in', [...documents]]],
      fields: STATEMENT_FIELDS,
      ...{ order: 'id', limit: documents.length + 1 },
    }),
  );
}
