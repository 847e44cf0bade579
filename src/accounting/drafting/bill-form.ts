import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { Named } from '../documents.ts';
import { odooMany2one } from '../reading/odoo-values.ts';
import { booksProblems } from '../problems.ts';

const headerAnswer = z.object({
  value: z.object({
    partner_id: odooMany2one.optional(),
    fiscal_position_id: odooMany2one.optional(),
    invoice_payment_term_id: odooMany2one.optional(),
    partner_bank_id: odooMany2one.optional(),
  }),
  warning: z.object({ message: z.string() }).optional(),
});

/** Commands for a many2many: [5] empties it, [4, id] puts a record in. */
const taxCommands = z.array(z.union([z.tuple([z.literal(5)]), z.tuple([z.literal(4), z.int()])]));
const lineAnswer = z.object({
  value: z.object({ account_id: odooMany2one.optional(), tax_ids: taxCommands.optional() }),
});

/** What the form fills in when the vendor is chosen: ids of Odoo's records. */
export interface PartnerDefaults {
  readonly fiscalPosition?: number;
  readonly paymentTerm?: number;
  /** The vendor's bank account that is to be paid. */
  readonly bankAccount?: number;
}

/** What the form puts into a line. */
interface LineDefaults {
  readonly account?: number;
  readonly taxes: readonly number[];
}

type Values = Readonly<Record<string, Json>>;

/**
 * Odoo 14's and 15's form for a new vendor bill. There, what a bill leaves out is filled in by the form and by
 * nothing else, and the form asks Odoo by `onchange` (`_onchange_partner_id`, `_onchange_account_id` in
 * account/models/account_move.py). So we ask as the form does. Nothing is saved by asking.
 */
export class BillForm {
  readonly #client: OdooClient;
  readonly #company: Named;
  readonly #journal: Named;
  readonly #signal: AbortSignal | undefined;

  constructor(client: OdooClient, company: Named, journal: Named, signal?: AbortSignal) {
    this.#client = client;
    this.#company = company;
    this.#journal = journal;
    this.#signal = signal;
  }

  /**
   * The vendor is chosen.
   * @param date the bill's, ISO
   * @throws Problem refused_by_odoo when somebody has marked the vendor as one to buy nothing from
   */
  async choosePartner(partner: number, date: string | undefined): Promise<PartnerDefaults> {
    const dates: Values = date === undefined ? {} : { invoice_date: date, date };
    const { value, warning } = headerAnswer.parse(
      await this.#onchange('account.move', { ...this.#header(partner), ...dates }, 'partner_id', [
        ...['partner_id', 'fiscal_position_id', 'invoice_payment_term_id', 'partner_bank_id'],
      ]),
    );
    // The form takes such a vendor out again.
    const isTakenOut = 'partner_id' in value && value.partner_id === undefined;
    if (isTakenOut) throw booksProblems.loadRefused(warning === undefined ? [] : [warning.message]);
    return {
      fiscalPosition: value.fiscal_position_id?.id,
      paymentTerm: value.invoice_payment_term_id?.id,
      bankAccount: value.partner_bank_id?.id,
    };
  }

  /**
   * A line is added.
   * @param account the one that is chosen on it; left out, the form chooses
   * @returns with the account's taxes, or else the company's, mapped by the fiscal position
   */
  async addLine(
    bill: { readonly partner?: number; readonly fiscalPosition?: number },
    account: number | undefined,
  ): Promise<LineDefaults> {
    const line: Values = {
      company_id: this.#company.id,
      display_type: false,
      exclude_from_invoice_tab: false,
      move_id: {
        ...this.#header(bill.partner),
        company_id: this.#company.id,
        fiscal_position_id: bill.fiscalPosition ?? false,
      },
    };
    const wanted = ['account_id', 'tax_ids'];
    const { value } = lineAnswer.parse(
      account === undefined
        ? await this.#onchange('account.move.line', line, [], wanted)
        : await this.#onchange(
            'account.move.line',
            { ...line, account_id: account, tax_ids: [] },
            'account_id',
            wanted,
          ),
    );
    return {
      account: account ?? value.account_id?.id,
      taxes: (value.tax_ids ?? []).flatMap(([, tax]) => tax ?? []),
    };
  }

  #header(partner: number | undefined): Values {
    return { move_type: 'in_invoice', journal_id: this.#journal.id, partner_id: partner ?? false };
  }

  /** @param changed the field that was edited; an empty list for a form that was just opened */
  #onchange(model: string, values: Values, changed: string | readonly string[], wanted: readonly string[]) {
    const specification = Object.fromEntries(wanted.map((field) => [field, '1'] as const));
    return this.#client.call(model, 'onchange', {
      args: [[], values, changed, specification],
      context: {
        allowed_company_ids: [this.#company.id],
        default_move_type: 'in_invoice',
        journal_id: this.#journal.id,
      },
      signal: this.#signal,
    });
  }
}
