import { asProblem, Problem } from '../../common/problem.ts';
import {
  formatDecimal,
  groupThousands,
  isEqual,
  magnitude,
  parseDecimal,
  subtract,
  ZERO,
} from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import { plainText } from '../../common/plain-text.ts';
import { idOf } from '../../accounting/handle.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { journalName } from '../asking/person-request.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import { openOn, readCurrencies, readSettleable } from '../payments/paid-documents.ts';
import type { Settlement } from '../payments/plan-settlements.ts';
import type { ToPost } from '../postable.ts';
import type { AskingOdoo } from '../review/warnings/asking-odoo.ts';
import { odooWordsOf, outcomeOf, wasNotSent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import { itemAgainst } from './entered-transaction.ts';
import type { EnteredTransaction } from './entered-transaction.ts';
import type { TransactionFacts } from './transaction-facts.ts';

/** Settles the document that an entered transaction pays, as the dialog said. */
export class TransactionSettler {
  readonly #journal: Journal;
  readonly #session: OdooSession;

  constructor(journal: Journal, session: OdooSession) {
    this.#journal = journal;
    this.#session = session;
  }

  /**
   * Sent once, at most; the person's yes was to all of it, so nobody is asked again. A document that is not what was
   * shown is left alone.
   * @returns what is not as the dialog said, in words for people
   */
  async settle(
    { request, writer }: ToPost,
    asking: AskingOdoo,
    facts: TransactionFacts,
    entered: EnteredTransaction,
  ): Promise<string[]> {
    const { against } = facts;
    if (against.kind !== 'document') return [];
    const { settles } = against;
    const item = itemAgainst(facts, entered);
    if (item === undefined) return [stillOpen(facts, settles, 'its entry has another account')];
    const sending = { isSent: false };
    const failure = await writer
      .call('account.move', 'js_assign_outstanding_line', {
        args: [[idOf(settles.document)], item],
        context: { allowed_company_ids: [facts.company.id] },
        lastCheck: async () => {
          const open = await openNow(asking, facts, settles);
          if (open === undefined || !isEqual(open, parseDecimal(settles.open) ?? ZERO))
            throw new NotAsShown();
          await this.#intend(request, settles, entered);
          sending.isSent = true;
        },
      })
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    const problem = failure === undefined ? undefined : asProblem(failure);
    const settle = async (outcome: Outcome, deviations: string[]) => {
      await this.#settle(request, settles, entered, { outcome, problem: problem?.code, deviations });
      return deviations;
    };
    if (failure instanceof NotAsShown)
      return settle('not-tried', [stillOpen(facts, settles, 'it was changed meanwhile')]);
    if (!sending.isSent || wasNotSent(problem))
      return settle(sending.isSent ? 'not-sent' : 'not-tried', [stillOpen(facts, settles, problem?.person)]);
    // Neither an answer nor an error proves anything: what is open now does.
    const open = await openNow(asking, facts, settles).catch(asProblem);
    if (open === undefined || open instanceof Problem)
      return settle('unknown', [
        `it is not known whether ${short(settles.name)} was settled: look at it in Odoo`,
      ]);
    const settled = subtract(parseDecimal(settles.open) ?? ZERO, open);
    if (isEqual(settled, parseDecimal(settles.settles) ?? ZERO)) return settle('done', []);
    if (isEqual(settled, ZERO))
      return settle(outcomeOf(problem), [stillOpen(facts, settles, odooWordsOf(problem))]);
    return settle('done', [
      `${money(facts, formatDecimal(settled))} of ${short(settles.name)} were settled, and not ${money(facts, settles.settles)}`,
    ]);
  }

  #intend(request: PersonRequest, { document, settles }: Settlement, { move: by }: EnteredTransaction) {
    const name = journalName(request, document, this.#session);
    return this.#journal.append({ ...name, what: 'settling-intended', by, amount: settles });
  }

  /** What came of it is what the person has to hear, so a journal that fails here does not take its place. */
  async #settle(
    request: PersonRequest,
    { document }: Settlement,
    { move: by }: EnteredTransaction,
    cameOf: { outcome: Outcome; problem: string | undefined; deviations: string[] },
  ): Promise<void> {
    const name = journalName(request, document, this.#session);
    await this.#journal.append({ ...name, what: 'settling-settled', by, ...cameOf }).catch(() => undefined);
  }
}

/** The document is not what was shown any more. */
class NotAsShown extends Error {}

/** Undefined when it cannot be settled any more. */
async function openNow(
  asking: AskingOdoo,
  { against, currency }: TransactionFacts,
  { document }: Settlement,
): Promise<Decimal | undefined> {
  const found = (await readSettleable(asking, [document], await readCurrencies(asking))).get(document);
  return found?.state === 'posted' ? magnitude(openOn(found, against.account.id, currency.id)) : undefined;
}

function stillOpen(facts: TransactionFacts, { name, open }: Settlement, why: string | undefined): string {
  const because = why === undefined ? '' : ` (${plainText(why.replace(/\.$/, ''), 200).text})`;
  return `${short(name)} was not settled${because}: ${money(facts, open)} of it were open; match the two in Odoo`;
}

function money({ currency }: TransactionFacts, amount: string): string {
  return `${groupThousands(amount)} ${short(currency.name)}`;
}

function short(value: string): string {
  return plainText(value, 40).text;
}
