import { plainText } from '../../../common/plain-text.ts';
import type { DocumentView } from '../../documents.ts';
import { correctedType, isPurchase, kindInEnglish } from '../../kinds.ts';
import type { RecordSearch } from '../../records/record-search.ts';
import type { ResolvedInvoice } from './invoice-request.ts';

/**
 * Tells of accounts that Odoo chose for a credit note and nobody would. For a line of text it takes the one that the
 * partner has most, but of a customer's credit note among expenses and of a vendor's among income
 * (`_get_most_frequent_accounts_for_partner` in account/models/account_account.py, observed on 19); the taxes come from
 * the account, so there may be none.
 */
export async function unlikelyAccountNotes(
  records: RecordSearch,
  asked: ResolvedInvoice,
  view: DocumentView,
  signal?: AbortSignal,
): Promise<string[]> {
  const isLeftToOdoo = asked.lines.some(({ account, product }) => (account ?? product) === undefined);
  if (correctedType(asked.type) === undefined || !isLeftToOdoo) return [];
  const unlikely = isPurchase(asked.type) ? 'income' : 'expense';
  const { fitting } = await records.search(
    { kind: 'account', text: '', companies: [asked.company], most: 1 },
    signal,
  );
  const types = new Map(fitting.map(({ record }) => [record.id, record.details.type ?? ''] as const));
  return view.lines.flatMap(({ account }, index) => {
    const isNamed = asked.lines[index]?.account !== undefined;
    if (account === undefined || isNamed || types.get(account.id)?.startsWith(unlikely) !== true) return [];
    return [
      `Line ${index + 1}: Odoo chose the ${unlikely} account ${plainText(account.name, 60).text}, which a ${kindInEnglish(asked.type)} seldom has; its taxes follow the account. If that is wrong, set both with update_draft, or use "corrects" for a credit note about an invoice.`,
    ];
  });
}
