import { z } from 'zod';
import { accountAccountTag } from './models/account-account-tag.ts';
import { accountAccount } from './models/account-account.ts';
import { accountAnalyticAccount, accountAnalyticPlan } from './models/account-analytic.ts';
import { accountBankStatementLine } from './models/account-bank-statement-line/account-bank-statement-line.ts';
import { accountFiscalPosition } from './models/account-fiscal-position.ts';
import { accountJournal } from './models/account-journal.ts';
import { accountMoveLine } from './models/account-move/account-move-line.ts';
import { accountMove } from './models/account-move/account-move.ts';
import {
  accountPaymentMethod,
  accountPaymentMethodLine,
} from './models/account-payment/account-payment-method.ts';
import { accountPayment } from './models/account-payment/account-payment.ts';
import { accountPaymentTerm, accountPaymentTermLine } from './models/account-payment-term.ts';
import { accountFullReconcile, accountPartialReconcile } from './models/account-reconcile.ts';
import { accountTax, accountTaxGroup, accountTaxRepartitionLine } from './models/account-tax.ts';
import { irAttachment } from './models/ir-attachment.ts';
import { irDefault } from './models/ir-default.ts';
import { irModelData } from './models/ir-model-data.ts';
import { mailMessage } from './models/mail-message.ts';
import { productProduct } from './models/product-product.ts';
import { resCompany } from './models/res-company.ts';
import { resCountry } from './models/res-country.ts';
import { resCurrency, resCurrencyRate } from './models/res-currency.ts';
import { resGroups } from './models/res-groups.ts';
import { resPartnerBank } from './models/res-partner-bank.ts';
import { resPartner } from './models/res-partner.ts';
import { resUsers } from './models/res-users.ts';
import odoo19 from './odoo-19-names.json' with { type: 'json' };
import { Registry } from './orm/registry.ts';
import type { OdooNames } from './orm/registry.ts';

const namesSchema = z.strictObject({
  models: z.string(),
  methods: z.record(z.string(), z.string()),
  privateMethods: z.string(),
  fields: z.record(z.string(), z.string()),
});

/** The models of the demo company. */
export function demoRegistry(): Registry {
  const definitions = [
    resCountry,
    resCurrency,
    resCurrencyRate,
    resGroups,
    resUsers,
    resCompany,
    resPartner,
    irDefault,
    irModelData,
    irAttachment,
    mailMessage,
    accountAccount,
    accountTaxGroup,
    accountTax,
    accountTaxRepartitionLine,
    accountFiscalPosition,
    accountJournal,
    accountPaymentTerm,
    accountPaymentTermLine,
    productProduct,
    accountAccountTag,
    resPartnerBank,
    accountPartialReconcile,
    accountFullReconcile,
    accountMove,
    accountMoveLine,
    accountAnalyticPlan,
    accountAnalyticAccount,
    accountPaymentMethod,
    accountPaymentMethodLine,
    accountPayment,
    accountBankStatementLine,
  ];
  return new Registry(definitions, odooNames());
}

/** The names of Odoo 19's models, fields and methods: what is among them and not modelled here is said to be that. */
function odooNames(): OdooNames {
  const { models, methods, privateMethods, fields } = namesSchema.parse(odoo19);
  const split = (texts: Record<string, string>): Record<string, Set<string>> =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, new Set(text.split(' '))]));
  return {
    models: new Set(models.split(' ')),
    methods: split(methods),
    privateMethods: new Set(privateMethods.split(' ')),
    fields: split(fields),
  };
}
