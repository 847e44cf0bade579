import type { DraftSummary } from '../documents.ts';
import type { DraftType } from '../kinds.ts';
import type { Proposals } from '../proposals/proposals.ts';
import { proposalHandle } from '../handle.ts';
import { noSuchPlace } from './draft-cursor.ts';
import type { DraftQuery, DraftSource } from './draft-source.ts';

/** Bank and cash transactions that are held here until a person decides on them. */
export class DraftProposals implements DraftSource {
  readonly place = 'proposal';
  readonly #proposals: Proposals;

  constructor(proposals: Proposals) {
    this.#proposals = proposals;
  }

  keeps(type: DraftType): boolean {
    return type === 'bank_transaction';
  }

  async read({ partner, before, most, context }: DraftQuery): Promise<readonly DraftSummary[]> {
    const held =
      before === undefined
        ? await this.#proposals.waiting()
        : await this.#proposals.waitingBefore(proposalHandle(before));
    if (held === undefined) throw noSuchPlace();
    const wanted = partner?.toLowerCase();
    return held
      .filter(({ transaction }) => context.allowed_company_ids.includes(transaction.company.id))
      .filter(
        ({ transaction }) =>
          wanted === undefined || transaction.partner?.name.toLowerCase().includes(wanted) === true,
      )
      .slice(0, most)
      .map(({ document, transaction }): DraftSummary => {
        const { company, partner: who, description, date, amount, currency } = transaction;
        return {
          document,
          type: 'bank_transaction',
          company,
          partner: who ?? undefined,
          reference: description,
          date,
          total: amount,
          currency: currency.name,
        };
      });
  }
}
