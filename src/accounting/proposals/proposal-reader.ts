import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { Named } from '../documents.ts';
import type { ProposalHandle } from '../handle.ts';
import type { MasterData } from '../master-data.ts';
import { readOpenDocuments } from '../open-documents.ts';
import type { OpenDocument } from '../open-documents.ts';
import { booksProblems } from '../problems.ts';
import { odooText } from '../reading/odoo-values.ts';
import type { BankTransaction } from './bank-transaction.ts';
import type { Proposal } from './held-proposals.ts';
import { paymentWarnings } from './paid-document.ts';
import { proposalProblems } from './problems.ts';
import type { Proposals } from './proposals.ts';
import type { CounterpartView, ProposalView } from './proposal-view.ts';

const rowsShape = z.array(z.object({ id: z.int(), name: odooText, code: odooText.optional() }));

interface ProposalReaderParts {
  readonly client: OdooClient;
  readonly masterData: MasterData;
  readonly proposals: Proposals;
}

/** Reads proposals with every record that they name. */
export class ProposalReader {
  readonly #parts: ProposalReaderParts;

  constructor(parts: ProposalReaderParts) {
    this.#parts = parts;
  }

  /**
   * @throws Problem document_not_found when nothing of that name is held, or its company may not be seen; not_a_draft
   * when it was entered; draft_deleted when it was discarded
   */
  async read(document: ProposalHandle, signal?: AbortSignal): Promise<ProposalView> {
    const { masterData, proposals } = this.#parts;
    const [held, waiting, companies] = await Promise.all([
      proposals.find(document),
      proposals.waiting(),
      masterData.companies(),
    ]);
    const company = companies.find(({ id }) => id === held?.transaction.company.id);
    if (held === undefined || company === undefined) throw booksProblems.documentNotFound(document);
    const { standing } = held;
    if (standing.state === 'entered') throw proposalProblems.entered(document, standing.as);
    if (standing.state === 'discarded') throw proposalProblems.discarded(document, standing.at);
    return this.#view(held, waiting, company, signal);
  }

  async #view(
    proposal: Proposal,
    all: readonly Proposal[],
    company: Named,
    signal?: AbortSignal,
  ): Promise<ProposalView> {
    const { client, masterData } = this.#parts;
    const { document, transaction } = proposal;
    const { journal, partner, date, description, amount, currency, counterpart, source } = transaction;
    const name = (model: string, id: number, fields: string[]) =>
      this.#name(model, id, fields, company, signal);
    const isPaying = counterpart.kind === 'document';
    const [journalNow, partnerNow, accountNow, open] = await Promise.all([
      name('account.journal', journal.id, ['name']),
      partner === null ? undefined : name('res.partner', partner.id, ['name']),
      counterpart.kind === 'account'
        ? name('account.account', counterpart.account, ['code', 'name'])
        : undefined,
      readOpenDocuments(client, masterData, isPaying ? [counterpart.document] : [], [company.id], signal),
    ]);
    const paid = isPaying ? open.get(counterpart.document) : undefined;
    const gone = (what: string) => `The ${what} is not in Odoo any more, or is archived.`;
    const warnings = [
      journalNow === undefined && gone('journal'),
      partner !== null && partnerNow === undefined && gone('partner'),
      counterpart.kind === 'account' && accountNow === undefined && gone('account'),
      isPaying && paid === undefined && gone('document'),
      counterpart.kind === 'suspense' &&
        'Its counterpart is not known: it goes to the suspense account until somebody settles it.',
      ...(paid === undefined ? [] : paymentWarnings(proposal, paid, all)),
    ];
    return {
      document,
      type: 'bank_transaction',
      state: 'proposed',
      company,
      journal: journalNow ?? journal,
      partner: partnerNow ?? partner ?? undefined,
      date,
      description,
      currency: currency.name,
      amount,
      counterpart: counterpartView(transaction, accountNow, paid),
      source,
      warnings: warnings.filter((warning) => warning !== false),
    };
  }

  async #name(model: string, id: number, fields: readonly string[], company: Named, signal?: AbortSignal) {
    const domain: Json[] = [['id', '=', id]];
    const rows = await this.#parts.client.call(model, 'search_read', {
      args: [domain],
      kwargs: { fields, limit: 1 },
      context: { allowed_company_ids: [company.id] },
      signal,
    });
    const [row] = rowsShape.parse(rows);
    if (row === undefined) return undefined;
    const name = row.name ?? `${model} ${id}`;
    return { id, name: row.code === undefined ? name : `${row.code} ${name}` };
  }
}

function counterpartView(
  { counterpart }: BankTransaction,
  account: Named | undefined,
  paid: OpenDocument | undefined,
): CounterpartView {
  switch (counterpart.kind) {
    case 'account':
      return {
        kind: 'account',
        account: account ?? { id: counterpart.account, name: `account ${counterpart.account}` },
      };
    case 'document':
      return {
        kind: 'document',
        document: counterpart.document,
        number: paid?.name,
        open: paid?.open,
        currency: paid?.currency.name,
      };
    case 'suspense':
      return { kind: 'suspense' };
  }
}
