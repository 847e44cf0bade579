import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { DraftSummary } from '../documents.ts';
import type { DraftType } from '../kinds.ts';
import type { MasterData } from '../master-data.ts';
import { paymentFields, paymentRows } from '../payments/payment-rows.ts';
import { literally } from '../reading/literally.ts';
import type { DraftQuery, DraftSource } from './draft-source.ts';

/** Payments that are drafts in Odoo. */
export class DraftPayments implements DraftSource {
  readonly place = 'payment';
  readonly #client: OdooClient;
  readonly #version: OdooVersion;
  readonly #masterData: MasterData;

  constructor(client: OdooClient, version: OdooVersion, masterData: MasterData) {
    this.#client = client;
    this.#version = version;
    this.#masterData = masterData;
  }

  keeps(type: DraftType): boolean {
    return type === 'payment';
  }

  async read({ partner, before, most, context, signal }: DraftQuery): Promise<readonly DraftSummary[]> {
    const domain = [
      ['state', '=', 'draft'],
      ...(partner === undefined ? [] : [['partner_id', 'ilike', literally(partner)]]),
      ...(before === undefined ? [] : [['id', '<', Number(before)]]),
    ];
    const [answer, currencies] = await Promise.all([
      this.#client.call('account.payment', 'search_read', {
        args: [domain],
        kwargs: { fields: paymentFields(this.#version), order: 'id desc', limit: most },
        context: { allowed_company_ids: context.allowed_company_ids },
        signal,
      }),
      this.#masterData.currencies(),
    ]);
    return paymentRows(answer, currencies).map((row): DraftSummary => {
      const { document, company, partner: who, memo, date, currency } = row;
      const total = row.direction === 'pay' ? `-${row.amount}` : row.amount;
      return { document, type: 'payment', company, partner: who, reference: memo, date, total, currency };
    });
  }
}
