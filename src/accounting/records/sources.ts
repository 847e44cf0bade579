import type { OdooVersion } from '../../odoo/session.ts';
import { accounts } from './kinds/account.ts';
import { analyticAccounts } from './kinds/analytic-account.ts';
import { companies } from './kinds/company.ts';
import { currencies } from './kinds/currency.ts';
import { documents } from './kinds/document.ts';
import type { DocumentFilter } from './kinds/document.ts';
import { journals } from './kinds/journal.ts';
import { partners } from './kinds/partner.ts';
import { paymentTerms } from './kinds/payment-term.ts';
import { products } from './kinds/product.ts';
import { taxes } from './kinds/tax.ts';
import type { RecordSource, Surroundings } from './record-kinds.ts';
import type { RecordKind } from './record-words.ts';

/** How records of a kind are read. */
export function sourceOf(
  kind: RecordKind,
  version: OdooVersion,
  surroundings: Surroundings,
  filter: DocumentFilter = {},
): RecordSource {
  switch (kind) {
    case 'partner':
      return partners(version);
    case 'product':
      return products();
    case 'account':
      return accounts(version, surroundings);
    case 'tax':
      return taxes(surroundings);
    case 'journal':
      return journals(surroundings);
    case 'currency':
      return currencies(version);
    case 'payment_term':
      return paymentTerms(surroundings);
    case 'analytic_account':
      return analyticAccounts(version, surroundings);
    case 'company':
      return companies(surroundings);
    case 'document':
      return documents(filter, surroundings);
  }
}
