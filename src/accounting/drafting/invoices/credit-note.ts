import { t } from '@vscode/l10n';
import { Problem } from '../../../common/problem.ts';
import { said } from '../../../common/said.ts';
import type { Said } from '../../../common/said.ts';
import type { DocumentLine, DocumentView } from '../../documents.ts';
import type { MoveHandle } from '../../handle.ts';
import { saidKind } from '../../kind-words.ts';
import { correctedType } from '../../kinds.ts';
import type { MasterData } from '../../master-data.ts';
import type { DocumentReader } from '../../reading/read-document.ts';
import type { InvoiceLine, ResolvedInvoice } from './invoice-request.ts';

/** Ties credit notes to what they correct. */
export class CreditNotes {
  readonly #documents: DocumentReader;
  readonly #masterData: MasterData;

  constructor(documents: DocumentReader, masterData: MasterData) {
    this.#documents = documents;
    this.#masterData = masterData;
  }

  /**
   * The credit note with what it takes from the invoice it corrects: partner, currency, and the lines when it has none.
   * On Odoo 19 posting it settles that invoice at once, whoever's it is; so it has to be the right one.
   * @throws Problem document_not_found, or wrong_correction naming what does not fit
   */
  async correct(
    note: ResolvedInvoice,
    corrected: MoveHandle,
    signal?: AbortSignal,
  ): Promise<ResolvedInvoice> {
    const context = { allowed_company_ids: [note.company.id] };
    const { view } = await this.#documents.read(corrected, context, signal);
    const family =
      note.partner === undefined
        ? view.partnerFamily
        : await this.#masterData.commercialPartner(note.partner, note.company);
    const wrong = misfits(note, view, family);
    if (wrong !== undefined) throw wrongCorrection(corrected, wrong);
    return {
      ...note,
      corrects: corrected,
      partner: note.partner ?? view.partner?.id,
      currency: note.currency ?? view.currencyId,
      lines: note.lines.length > 0 ? note.lines : view.lines.map(copied),
    };
  }
}

function misfits(
  note: ResolvedInvoice,
  corrected: DocumentView,
  family: number | undefined,
): Said | undefined {
  const type = correctedType(note.type);
  if (corrected.type !== type)
    return said`It is a ${saidKind(corrected.type)}, not a ${type === undefined ? said`document that can be corrected` : saidKind(type)}.`;
  if (corrected.state !== 'posted')
    return said`It is not posted: change or discard the draft itself instead.`;
  if (corrected.company.id !== note.company.id) return said`It belongs to another company.`;
  if (family !== corrected.partnerFamily) return said`It is of another partner.`;
  if (note.currency !== undefined && note.currency !== corrected.currencyId)
    return said`It is in ${corrected.currency}, the credit note would be in another currency.`;
  return undefined;
}

/** Everything is said, so that nothing is computed anew: a tax may have changed since. */
function copied(line: DocumentLine): InvoiceLine {
  return {
    description: line.description,
    product: line.product?.id,
    quantity: line.quantity,
    price: line.price,
    discount: line.discount === '0' ? undefined : line.discount,
    account: line.account?.id,
    taxes: line.taxes.map(({ id }) => id),
    analytic: line.analytic,
  };
}

function wrongCorrection(document: MoveHandle, why: Said): Problem {
  return new Problem({
    code: 'wrong_correction',
    person: t`The credit note cannot correct ${document}. ${why.person} Nothing was drafted.`,
    model: `"corrects" cannot be ${document}. ${why.english} Use find_records {kind: "document"} to find the posted invoice. Nothing was drafted.`,
  });
}
