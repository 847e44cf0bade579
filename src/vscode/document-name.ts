import { saidKind } from '../accounting/kind-words.ts';
import type { DocumentView } from '../accounting/documents.ts';
import type { PaymentView } from '../accounting/payments/payment-view.ts';
import type { ProposalView } from '../accounting/proposals/proposal-view.ts';
import { documentWords } from '../posting/review/document-words.ts';
import { labelOf } from '../posting/review/subject.ts';

/** "vendor bill of Azure Interior, 552.00 EUR": what people call a document, in place of its handle. */
export function documentName(view: DocumentView | PaymentView | ProposalView): string {
  const { currency, partner } = view;
  if (view.type === 'payment') {
    const towards = view.direction === 'pay' ? 'to' : 'from';
    return labelOf(saidKind('payment'), towards, partner?.name, view.amount, currency).person;
  }
  if (view.type === 'bank_transaction')
    return labelOf(
      saidKind('bank_transaction'),
      'of',
      partner?.name ?? view.description,
      view.amount,
      currency,
    ).person;
  const { kind, of } = documentWords(view.type);
  return labelOf(kind, of, partner?.name, view.total, currency).person;
}
