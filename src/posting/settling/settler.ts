import { saidMoney } from '../review/subject.ts';
import { formatDecimal, isEqual, parseDecimal, subtract, ZERO } from '../../common/decimal.ts';
import { asItIs, inEnglish, said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { Decimal } from '../../common/decimal.ts';
import { plainText } from '../../common/plain-text.ts';
import { asProblem, Problem } from '../../common/problem.ts';
import { idOf } from '../../accounting/handle.ts';
import type { OdooHandle } from '../../accounting/handle.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import type { RequestJournal } from '../asking/request-journal.ts';
import { odooWordsOf, outcomeOf, wasNotSent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import type { Settlement } from './plan-settlements.ts';

/** One document that is to be settled with what pays it, as the dialog said. */
export interface Settling {
  readonly settlement: Settlement;
  /** What pays it, posted by now. */
  readonly by: OdooHandle;
  /** Odoo's id of the journal item of that which settles; undefined when there is none to choose. */
  readonly item: number | undefined;
  /** Odoo's id of the company that both are in. */
  readonly company: number;
  /** The name of the currency of both. */
  readonly currency: string;
  /** Reads what is open of the document now, without its sign; undefined when it is not to be settled any more. */
  readonly readOpen: () => Promise<Decimal | undefined>;
}

/** The document is not what was shown any more. */
class NotAsShown extends Error {}

/**
 * Settles what something pays that was posted with a person's approval: sent once, at most. Their yes was to all of it,
 * so nobody is asked again; a document that is not what was shown is left alone.
 */
export class Settler {
  readonly #journal: RequestJournal;

  constructor(journal: RequestJournal) {
    this.#journal = journal;
  }

  /** @returns what is not as the dialog said, in words */
  async settle(request: PersonRequest, writer: OdooClient, settling: Settling): Promise<readonly Said[]> {
    const { settlement, by } = settling;
    if (settling.item === undefined)
      return [stillOpen(settling, said`no item of its entry is on that account`)];
    const { isSent, failure } = await this.#send(request, writer, settling, settling.item);
    const problem = failure === undefined ? undefined : asProblem(failure);
    const settle = async (outcome: Outcome, ...deviations: Said[]) => {
      const cameOf = { outcome, problem: problem?.code, deviations: deviations.map(inEnglish) };
      await this.#journal.settle(request, settlement.document, { what: 'settling-settled', by, ...cameOf });
      return deviations;
    };
    if (failure instanceof NotAsShown)
      return settle('not-tried', stillOpen(settling, said`it was changed meanwhile`));
    if (!isSent || wasNotSent(problem))
      return settle(
        isSent ? 'not-sent' : 'not-tried',
        stillOpen(settling, problem && { person: problem.person, english: problem.model }),
      );
    // Neither an answer nor an error proves anything: what is open now does.
    const open = await settling.readOpen().catch(asProblem);
    if (open === undefined || open instanceof Problem)
      return settle(
        'unknown',
        said`it is not known whether ${short(settlement.name)} was settled: look at it in Odoo`,
      );
    const settled = subtract(decimal(settlement.open), open);
    if (isEqual(settled, decimal(settlement.settles))) return settle('done');
    const words = odooWordsOf(problem);
    if (isEqual(settled, ZERO))
      return settle(outcomeOf(problem), stillOpen(settling, words === undefined ? undefined : asItIs(words)));
    const is = money(settling, formatDecimal(settled));
    const was = money(settling, settlement.settles);
    return settle('done', said`${is} of ${short(settlement.name)} were settled, and not ${was}`);
  }

  async #send(
    request: PersonRequest,
    writer: OdooClient,
    settling: Settling,
    item: number,
  ): Promise<{ readonly isSent: boolean; readonly failure?: unknown }> {
    const { settlement, by } = settling;
    const { document, settles: amount } = settlement;
    const sending = { isSent: false };
    try {
      await writer.call('account.move', 'js_assign_outstanding_line', {
        args: [[idOf(document)], item],
        context: { allowed_company_ids: [settling.company] },
        lastCheck: async () => {
          const open = await settling.readOpen();
          if (open === undefined || !isEqual(open, decimal(settlement.open))) throw new NotAsShown();
          await this.#journal.append(request, document, { what: 'settling-intended', by, amount });
          sending.isSent = true;
        },
      });
      return sending;
    } catch (failure) {
      return { ...sending, failure };
    }
  }
}

function stillOpen(settling: Settling, why: Said | undefined): Said {
  const { name, open } = settling.settlement;
  const amount = money(settling, open);
  if (why === undefined)
    return said`${short(name)} was not settled: ${amount} of it were open; match the two in Odoo`;
  const within = (text: string) => plainText(text.replace(/\.$/, ''), 200).text;
  const because = { person: within(why.person), english: within(why.english) };
  return said`${short(name)} was not settled (${because}): ${amount} of it were open; match the two in Odoo`;
}

function money({ currency }: Settling, amount: string): Said {
  return saidMoney(amount, plainText(currency, 10).text);
}

function decimal(text: string): Decimal {
  return parseDecimal(text) ?? ZERO;
}

function short(value: string): string {
  return plainText(value, 40).text;
}
