import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { BillForm } from './bill-form.ts';
import type { PartnerDefaults } from './bill-form.ts';
import type { BillLine, BillRequest } from './bill-request.ts';
import type { Named } from '../documents.ts';
import { computesInvoices } from '../versions.ts';

/** A bill as it is sent: what was asked for, and what had to be filled in for Odoo. */
export interface FilledInBill extends BillRequest, PartnerDefaults {
  /** The bill names no date, and Odoo shall not take today's instead. */
  readonly withoutDate?: boolean;
}

/** Who fills in what a request leaves out. */
export interface DraftDefaults {
  /** @throws OdooError or Problem when Odoo's own form would say no */
  fillIn(request: BillRequest, company: Named, journal: Named, signal?: AbortSignal): Promise<FilledInBill>;
}

export function draftDefaults(client: OdooClient, version: OdooVersion): DraftDefaults {
  return computesInvoices(version) ? LEFT_TO_ODOO : new FormDefaults(client);
}

/** Odoo 16 and newer fill in what is left out when the draft is made. */
const LEFT_TO_ODOO: DraftDefaults = { fillIn: (request) => Promise.resolve(request) };

/** For Odoo 14 and 15, what their form would have filled in is sent along. */
class FormDefaults implements DraftDefaults {
  readonly #client: OdooClient;

  constructor(client: OdooClient) {
    this.#client = client;
  }

  async fillIn(
    request: BillRequest,
    company: Named,
    journal: Named,
    signal?: AbortSignal,
  ): Promise<FilledInBill> {
    const form = new BillForm(this.#client, company, journal, signal);
    const { partner, invoiceDate } = request;
    const ofPartner = partner === undefined ? {} : await form.choosePartner(partner, invoiceDate);
    const lines = await fillLines(request.lines, (account) =>
      form.addLine({ partner, ...ofPartner }, account),
    );
    return { ...request, ...ofPartner, lines, withoutDate: invoiceDate === undefined };
  }
}

/** What is named on some lines only is refused later, and taxes that are named are not mapped: then nothing is filled in. */
async function fillLines(
  lines: readonly BillLine[],
  defaultsOf: (account: number | undefined) => Promise<Partial<BillLine>>,
): Promise<readonly BillLine[]> {
  const accounts = [...new Set(lines.map((line) => line.account))];
  const isMixed = accounts.length > 1 && accounts.includes(undefined);
  if (isMixed || lines.some((line) => line.taxes !== undefined)) return lines;
  const defaults = await Promise.all(
    accounts.map(async (account) => [account, await defaultsOf(account)] as const),
  );
  const byAccount = new Map(defaults);
  return lines.map((line) => ({ ...line, ...byAccount.get(line.account) }));
}
