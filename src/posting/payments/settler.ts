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
import { asProblem, Problem } from '../../common/problem.ts';
import { idOf } from '../../accounting/handle.ts';
import type { OdooHandle } from '../../accounting/handle.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { journalName } from '../asking/person-request.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import { odooWordsOf, outcomeOf, wasNotSent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import { openOn } from './paid-documents.ts';
import type { SettleableDocument } from './paid-documents.ts';
import type { Settlement } from './plan-settlements.ts';

/** One document that is to be settled with what pays it, as the dialog said. */
export interface Settling {
  readonly settlement: Settlement;
  /** What pays it, posted by now. */
  readonly by: OdooHandle;
  /** Odoo's id of the journal item of that which settles; undefined when there is none to choose. */
  readonly item: number | undefined;
  /** Odoo's ids: of the company, of the account on which both are, of the partner whose they are. */
  readonly company: number;
  readonly account: number | undefined;
  readonly family: number | undefined;
  readonly currency: { readonly id: number; readonly name: string };
  /** Reads the document afresh. */
  readonly read: () => Promise<SettleableDocument>;
}

/** The document is not what was shown any more. */
class NotAsShown extends Error {}

/**
 * Settles what something pays that was posted with a person's approval: sent once, at most. Their yes was to all of it,
 * so nobody is asked again; a document that is not what was shown is left alone.
 */
export class Settler {
  readonly #journal: Journal;
  readonly #session: OdooSession;

  constructor(journal: Journal, session: OdooSession) {
    this.#journal = journal;
    this.#session = session;
  }

  /** @returns what is not as the dialog said, in words for people */
  async settle(request: PersonRequest, writer: OdooClient, settling: Settling): Promise<readonly string[]> {
    const { settlement } = settling;
    if (settling.item === undefined) return [stillOpen(settling, 'no item of its entry is on that account')];
    const { isSent, failure } = await this.#send(request, writer, settling, settling.item);
    const problem = failure === undefined ? undefined : asProblem(failure);
    const settle = async (outcome: Outcome, ...deviations: string[]) => {
      const name = journalName(request, settlement.document, this.#session);
      const cameOf = { outcome, problem: problem?.code, deviations };
      // What came of it is what the person has to hear, so a journal that fails here does not take its place.
      await this.#journal
        .append({ ...name, what: 'settling-settled', by: settling.by, ...cameOf })
        .catch(() => undefined);
      return deviations;
    };
    if (failure instanceof NotAsShown)
      return settle('not-tried', stillOpen(settling, 'it was changed meanwhile'));
    if (!isSent || wasNotSent(problem))
      return settle(isSent ? 'not-sent' : 'not-tried', stillOpen(settling, problem?.person));
    // Neither an answer nor an error proves anything: what is open now does.
    const after = await settling.read().catch(asProblem);
    if (after instanceof Problem)
      return settle(
        'unknown',
        `it is not known whether ${short(settlement.name)} was settled: look at it in Odoo`,
      );
    const settled = subtract(decimal(settlement.open), openOf(settling, after));
    if (isEqual(settled, decimal(settlement.settles))) return settle('done');
    if (isEqual(settled, ZERO)) return settle(outcomeOf(problem), stillOpen(settling, odooWordsOf(problem)));
    const [is, was] = [formatDecimal(settled), settlement.settles].map((each) => money(settling, each));
    return settle('done', `${is ?? ''} of ${short(settlement.name)} were settled, and not ${was ?? ''}`);
  }

  async #send(
    request: PersonRequest,
    writer: OdooClient,
    settling: Settling,
    item: number,
  ): Promise<{ readonly isSent: boolean; readonly failure?: unknown }> {
    const { document, settles: amount } = settling.settlement;
    const sending = { isSent: false };
    try {
      await writer.call('account.move', 'js_assign_outstanding_line', {
        args: [[idOf(document)], item],
        context: { allowed_company_ids: [settling.company] },
        lastCheck: async () => {
          assertAsShown(settling, await settling.read());
          const name = journalName(request, document, this.#session);
          await this.#journal.append({ ...name, what: 'settling-intended', by: settling.by, amount });
          sending.isSent = true;
        },
      });
      return sending;
    } catch (failure) {
      return { ...sending, failure };
    }
  }
}

/** @throws NotAsShown */
function assertAsShown(settling: Settling, now: SettleableDocument): void {
  const isSame =
    now.state === 'posted' &&
    now.commercialPartner?.id === settling.family &&
    isEqual(openOf(settling, now), decimal(settling.settlement.open));
  if (!isSame) throw new NotAsShown();
}

function openOf({ account, currency }: Settling, document: SettleableDocument): Decimal {
  return magnitude(openOn(document, account, currency.id));
}

function stillOpen(settling: Settling, why: string | undefined): string {
  const { name, open } = settling.settlement;
  const because = why === undefined ? '' : ` (${plainText(why.replace(/\.$/, ''), 200).text})`;
  return `${short(name)} was not settled${because}: ${money(settling, open)} of it were open; match the two in Odoo`;
}

function money({ currency }: Settling, amount: string): string {
  return `${groupThousands(amount)} ${plainText(currency.name, 10).text}`;
}

function decimal(text: string): Decimal {
  return parseDecimal(text) ?? ZERO;
}

function short(value: string): string {
  return plainText(value, 40).text;
}
