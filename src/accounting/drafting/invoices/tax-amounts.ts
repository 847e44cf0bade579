import { randomUUID } from 'node:crypto';
import {
  compare,
  formatDecimal,
  fromOdooFloat,
  magnitude,
  negate,
  parseDecimal,
  subtract,
  ZERO,
} from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import type { Json } from '../../../common/json.ts';
import { plainText } from '../../../common/plain-text.ts';
import { onlyProblems, Problem } from '../../../common/problem.ts';
import type { Journal } from '../../../journal/journal.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import { OdooError } from '../../../odoo/errors.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import type { DocumentView } from '../../documents.ts';
import { idOf } from '../../handle.ts';
import type { MasterData } from '../../master-data.ts';
import { computesInvoices } from '../../versions.ts';
import { taxAndOwed, taxOnly } from './moved-tax.ts';
import type { TaxChange } from './moved-tax.ts';
import { readTaxItems } from './tax-items.ts';
import type { TaxItem } from './tax-items.ts';

/** A paper's tax may be off by rounding, and by no more: otherwise lines or taxes are wrong. */
const MOST_OFF: Decimal = { units: 5n, scale: 2 };

/** The tax of the paper. */
export interface PaperTax {
  readonly tax: number;
  /** Without a sign, in the document's currency. */
  readonly amount: string;
}

/** What came of setting taxes. */
export interface SetTaxes {
  readonly written: boolean;
  /** Sentences about what was set, and what could not be. */
  readonly notes: readonly string[];
}

export interface TaxAmountsParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly masterData: MasterData;
}

/** Sets the tax of a draft to that of its paper, where rounding makes the difference. */
export class TaxAmounts {
  readonly #parts: TaxAmountsParts;

  constructor(parts: TaxAmountsParts) {
    this.#parts = parts;
  }

  /**
   * Once for each draft: a limit that is counted from what was set before would be none. What goes wrong is told: the
   * draft is there all the same.
   * @param view the draft as it was read
   * @param lastLook throws a problem when it is not that draft, or not ours alone, any more; runs right before sending
   */
  async set(
    view: DocumentView,
    wanted: readonly PaperTax[],
    lastLook: () => Promise<void>,
    signal?: AbortSignal,
  ): Promise<SetTaxes> {
    const set = await this.#set(view, wanted, lastLook, signal).catch(onlyProblems);
    return set instanceof Problem ? { written: false, notes: [notSet(set)] } : set;
  }

  async #set(
    view: DocumentView,
    wanted: readonly PaperTax[],
    lastLook: () => Promise<void>,
    signal?: AbortSignal,
  ): Promise<SetTaxes> {
    if (new Set(wanted.map(({ tax }) => tax)).size < wanted.length)
      return { written: false, notes: ['tax_amounts: a tax is named twice, so none was set.'] };
    const items = await readTaxItems(this.#parts.client, view, signal);
    const planned = wanted.map((paper) => plan(paper, items, view));
    const changes = planned.flatMap((each) => (typeof each === 'object' ? [each] : []));
    const notes = planned.flatMap((each) => (typeof each === 'string' ? [each] : []));
    if (changes.length === 0) return { written: false, notes };
    if (await this.#wasChanged(view))
      return {
        written: false,
        notes: ['tax_amounts: the draft was changed before, so no tax was set again.'],
      };
    const commands = await this.#commands(items, changes, view);
    if (commands === undefined)
      return { written: false, notes: [...notes, 'tax_amounts: nothing is owed, so the tax was not set.'] };
    const failure = await this.#write(view, commands, lastLook, signal);
    if (failure === undefined)
      return { written: true, notes: [...notes, ...changes.map((each) => sentence(each, view))] };
    // It may have been: the draft is read again, and shows it.
    const isUnknown = failure instanceof OdooError && failure.outcome === 'unknown';
    const said = isUnknown
      ? 'tax_amounts: Odoo did not answer whether the tax was set; the draft is shown as it now is.'
      : notSet(failure);
    return { written: isUnknown, notes: [...notes, said] };
  }

  /** Whether this draft was changed by us, or was to be, since it was made. */
  async #wasChanged({ document }: DocumentView): Promise<boolean> {
    const { journal, session } = this.#parts;
    return (await journal.entries()).some(
      (entry) =>
        entry.what === 'change-intended' &&
        entry.document === document &&
        entry.connection.origin === session.origin &&
        entry.connection.database === session.database,
    );
  }

  async #commands(
    items: readonly TaxItem[],
    changes: readonly TaxChange[],
    view: DocumentView,
  ): Promise<readonly Json[] | undefined> {
    const { session, masterData } = this.#parts;
    if (computesInvoices(session.version)) return taxOnly(changes, view);
    const currencies = await masterData.currencies();
    const own = currencies.get(items[0]?.company_currency_id?.id ?? 0);
    return own === undefined ? undefined : taxAndOwed(items, changes, view, own);
  }

  /** @returns why it was not written */
  async #write(
    view: DocumentView,
    commands: readonly Json[],
    lastLook: () => Promise<void>,
    signal?: AbortSignal,
  ): Promise<Problem | undefined> {
    const { client, journal, session } = this.#parts;
    const { origin, database, login } = session;
    const values = { line_ids: [...commands] };
    const entry = {
      request: randomUUID(),
      connection: { origin, database, login },
      document: view.document,
      approved: false,
    };
    const intended: true[] = [];
    try {
      await client.call('account.move', 'write', {
        args: [[idOf(view.document)], values],
        context: { allowed_company_ids: [view.company.id] },
        // Waiting for the turn can take long; on 14 even a posted bill could be written.
        lastCheck: async () => {
          await lastLook();
          await journal.append({ ...entry, what: 'change-intended', digest: view.digest, values });
          intended.push(true);
        },
        signal,
      });
    } catch (error) {
      const problem = onlyProblems(error);
      if (intended.length === 0) return problem;
      const outcome = problem instanceof OdooError ? problem.outcome : 'not-sent';
      await journal.append({ ...entry, what: 'change-settled', outcome, problem: problem.code });
      return problem;
    }
    await journal.append({ ...entry, what: 'change-settled', outcome: 'done' });
    return undefined;
  }
}

function notSet(problem: Problem): string {
  return `tax_amounts: the tax was not set: ${problem.model}`;
}

/** @returns the change, a sentence when there can be none, or undefined when it is right as it is */
function plan(
  { tax, amount }: PaperTax,
  items: readonly TaxItem[],
  view: DocumentView,
): TaxChange | string | undefined {
  const [item, ...others] = items.filter((each) => each.tax_line_id?.id === tax);
  if (item === undefined)
    return `tax_amounts: tax ${tax} has no amount on the draft, so it was not set: check its lines and taxes.`;
  const called = `tax ${nameOf(item)} (${tax})`;
  if (others.length > 0)
    return `tax_amounts: ${called} is on the draft in ${others.length + 1} amounts, so it was not set.`;
  const found = fromOdooFloat(item.amount_currency, view.places);
  const paper = parseDecimal(amount) ?? ZERO;
  const off = subtract(paper, magnitude(found));
  if (off.units === 0n) return undefined;
  if (off.scale > view.places)
    return `tax_amounts: ${amount} has more decimal places than ${view.currency}, so it was not set.`;
  if (compare(magnitude(off), MOST_OFF) > 0)
    return `tax_amounts: the paper has ${amount} of ${called}, Odoo ${formatDecimal(magnitude(found))}. That is more than rounding (at most 0.05), so it was not set: check lines and taxes.`;
  return { item, off: found.units < 0n ? negate(off) : off };
}

function sentence({ item, off }: TaxChange, view: DocumentView): string {
  const before = fromOdooFloat(item.amount_currency, view.places);
  const after = subtract(before, negate(off));
  return `Tax ${nameOf(item)} was set from ${formatDecimal(magnitude(before))} to ${formatDecimal(magnitude(after))}, as on the paper.`;
}

function nameOf({ tax_line_id: tax }: TaxItem): string {
  return plainText(tax?.name ?? '', 40).text;
}
