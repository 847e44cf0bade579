import { facts, lineFacts, namedFact, ofLine, textFact } from '../changing/document-facts.ts';
import type { DocumentFacts, Fact } from '../changing/document-facts.ts';
import type { DocumentView } from '../documents.ts';
import { postsByItself } from './document-row.ts';
import type { MoveRow } from './document-row.ts';

/** Everything that a document says: what its view tells, and what is not shown in it. */
export function factsOf(view: Omit<DocumentView, 'digest'>, move: MoveRow): DocumentFacts {
  const priced = view.items === undefined ? move.invoice_line_ids : [];
  const lines = priced.map((line) => {
    const shown = view.lines.find(({ id }) => id === line.id);
    const analytic = sharesFact(line.analytic_distribution === false ? {} : line.analytic_distribution);
    return ofLine(line.id, {
      ...lineFacts(shown ?? { description: line.name ?? '' }),
      ...facts({ product: namedFact(line.product_id), analytic }),
    });
  });
  const items = (view.items ?? []).map((item) =>
    ofLine(
      item.id,
      facts({
        account: namedFact(item.account),
        description: textFact(item.description),
        partner: namedFact(item.partner),
        debit: textFact(item.debit),
        credit: textFact(item.credit),
        currency: textFact(item.currency),
        amount_in_currency: textFact(item.amount),
        analytic: sharesFact(item.analytic ?? {}),
      }),
    ),
  );
  return {
    ...facts({
      kind: textFact(view.type),
      state: textFact(view.state),
      company: namedFact(view.company),
      journal: namedFact(view.journal),
      partner: namedFact(view.partner),
      reference: textFact(view.reference),
      invoice_date: textFact(view.invoiceDate),
      accounting_date: textFact(view.date),
      due_date: textFact(view.dueDate),
      payment_term: namedFact(view.paymentTerm),
      currency: textFact(view.currency),
      narration: textFact(view.narration),
      automatic_posting: textFact(postsByItself(move) ? move.auto_post : undefined),
      untaxed: textFact(view.untaxed),
      tax: textFact(view.tax),
      total: textFact(view.total),
    }),
    ...Object.fromEntries([...lines, ...items].flatMap((line) => Object.entries(line))),
  };
}

function sharesFact(shares: Readonly<Record<string, number>>): Fact | undefined {
  const said = Object.entries(shares).map(([account, share]) => `${account}: ${share} %`);
  return textFact(said.toSorted().join(', '));
}
