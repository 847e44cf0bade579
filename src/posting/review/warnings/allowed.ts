import { ALIKE_FIELDS } from '../../../accounting/documents-alike.ts';
import { computesInvoices, findsUnusualBills, taxesNameTheirPosition } from '../../../accounting/versions.ts';
import type { AllowedCall, AllowList } from '../../../odoo/allow-list.ts';
import type { OdooVersion } from '../../../odoo/session.ts';
import { BANK_FIELDS } from './bank-accounts.ts';
import { POSITION_PAIR_FIELDS, POSITION_TAX_FIELDS } from './fiscal-position.ts';
import { LOCK_FIELDS } from './lock-dates.ts';
import { NUMBER_FIELDS } from './number-order.ts';
import { FILE_FIELDS } from './same-files.ts';
import { PAST_FIELDS, WARNED_FIELDS } from './unusual.ts';

const searching = (model: string, fields: readonly string[]): AllowedCall => ({
  ...{ model, fields },
  method: 'search_read',
  kind: 'read',
});

/** What is looked up about documents, by version. */
export function lookUpCalls(version: OdooVersion): AllowList {
  return [
    searching('account.move', ALIKE_FIELDS),
    searching('account.move', NUMBER_FIELDS),
    searching('account.move', PAST_FIELDS),
    ...(findsUnusualBills(version) ? [searching('account.move', WARNED_FIELDS)] : []),
    searching('ir.attachment', FILE_FIELDS),
    searching('res.partner.bank', BANK_FIELDS),
    taxesNameTheirPosition(version)
      ? searching('account.tax', POSITION_TAX_FIELDS)
      : searching('account.fiscal.position.tax', POSITION_PAIR_FIELDS),
    ...(computesInvoices(version) ? [] : [searching('res.company', LOCK_FIELDS)]),
  ];
}
