import type { DocumentView } from '../accounting/documents.ts';
import type { PaymentView } from '../accounting/payments/payment-view.ts';
import type { ProposalView } from '../accounting/proposals/proposal-view.ts';
import { plainText } from '../common/plain-text.ts';
import { documentWords } from '../posting/review/document-words.ts';
import { moneyText } from '../posting/review/sheet.ts';

/** "vendor bill of Azure Interior, 552.00 EUR": what people call a document, in place of its handle. */
export function documentName(view: DocumentView | PaymentView | ProposalView): string {
  const { currency, partner } = view;
  if (view.type === 'payment') {
    const towards = view.direction === 'pay' ? 'to' : 'from';
    return name('payment', towards, partner?.name, view.amount, currency);
  }
  if (view.type === 'bank_transaction')
    return name('bank transaction', 'of', partner?.name ?? view.description, view.amount, currency);
  const { kind, of } = documentWords(view.type);
  return name(kind, of, partner?.name, view.total, currency);
}

function name(kind: string, of: string, who: string | undefined, amount: string, currency: string): string {
  const whose = who === undefined ? '' : ` ${of} ${plainText(who, 80).text}`;
  return `${kind}${whose}, ${moneyText(amount, currency)}`;
}
