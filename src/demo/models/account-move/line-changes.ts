import { conversionRate } from '../../accounting/currency-rate.ts';
import { roundTo } from '../../accounting/float-round.ts';
import { isInvoice, isReceipt, isSale } from '../../accounting/kinds.ts';
import { checkAccess, recordMissing } from '../../orm/access.ts';
import { notModelled, userError, validationError } from '../../orm/fault.ts';
import type { Model, ModelRecord } from '../../orm/types.ts';
import { isList } from '../../orm/value.ts';
import type { Json, Values } from '../../orm/value.ts';
import { linkedIds, readCommands } from '../../orm/commands.ts';
import { toValue } from '../../orm/convert.ts';
import { withDistribution } from './distribution.ts';
import { accountOfNewLine, defaultTaxes } from './line-defaults.ts';
import { isTextLine } from './line-checks.ts';
import { checkFiscalLock, checkTaxLock } from './locks.ts';
import { ratesOf } from './money.ts';
import { unsettle } from './reconcile.ts';
import { dynamically, isSynchronising, quietly } from './scope.ts';
import { synchronised } from './sync.ts';
import { itemsOf } from './items.ts';

/** What only Odoo itself puts onto a document. */
const MADE_BY_ODOO: readonly string[] = ['tax', 'payment_term'];
const TEXT_KINDS: readonly string[] = ['line_section', 'line_subsection', 'line_note'];
const MODELLED: readonly string[] = ['product', ...TEXT_KINDS, ...MADE_BY_ODOO];

/** Creates lines; what Odoo makes of them on their documents follows. */
export function createLines(
  model: Model,
  values: readonly Values[],
  base: (values: readonly Values[]) => ModelRecord[],
): ModelRecord[] {
  const moves = movesOf(model, values);
  const create = (): ModelRecord[] => base(values.map((each) => completed(model, each)));
  if (isSynchronising(model.env)) return create();
  const lines = synchronised(moves, create);
  for (const line of lines) checkTaxLock(line);
  return lines;
}

/** What only Odoo's other parts fill in, and what makes Odoo do more than is modelled. */
const NOT_MODELLED = ['extra_tax_data', 'group_tax_id', 'is_imported', 'tax_tag_ids'] as const;

function refuseNotModelled(values: Values): void {
  const field = NOT_MODELLED.find((name) => isFilled(values[name]));
  if (field !== undefined) throw notModelled(`lines with a value in ${field}`);
}

function isFilled(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}

/** The values of a new line with its account and, of a plain entry, both its amounts. */
function completed(model: Model, given: Values): Values {
  const [move] = movesOf(model, [given]);
  if (move === undefined) return given;
  const kind = typeof given.display_type === 'string' ? given.display_type : 'product';
  refuseNotModelled(given);
  if (!MODELLED.includes(kind)) throw notModelled(`lines of the type ${kind}`);
  const values = withDistribution(withBalance(given));
  if (typeof values.account_id === 'number') checkAccount(model, values.account_id, 'tax_ids' in values);
  if (TEXT_KINDS.includes(kind)) {
    return { ...values, account_id: false, tax_ids: values.tax_ids ?? [[6, 0, []]] };
  }
  const isOwnWork = MADE_BY_ODOO.includes(kind);
  if (isOwnWork && move.env.context.dynamic_lines !== true) {
    throw notModelled(`lines of the type ${kind} that are not Odoo's own`);
  }
  if (given.display_type === undefined && isTermAccount(move, values)) {
    throw notModelled("items on payable and receivable accounts that are not Odoo's own");
  }
  const partner =
    typeof values.partner_id === 'number' ? values.partner_id : move.one('commercial_partner_id')?.id;
  const needsAccount = !isOwnWork && values.account_id === undefined && !values.product_id;
  const account = needsAccount ? accountOfNewLine(move, kind, partner) : undefined;
  const complete = account === undefined ? values : { ...values, account_id: account };
  return isInvoice(move.text('move_type') ?? 'entry') ? complete : withBothAmounts(move, complete);
}

/** With taxes given Odoo looks at the account as the user; without them it has seen it before, to find its taxes. */
function checkAccount(model: Model, id: number, isTaxed: boolean): void {
  const [account] = model.env.model('account.account').browse([id]);
  if (account?.exists === false) throw recordMissing(account);
  if (account !== undefined && isTaxed) checkAccess([account], 'read');
}

/** Whether Odoo would take the line for what is owed, by its account. */
function isTermAccount(move: ModelRecord, values: Values): boolean {
  const type = move.text('move_type') ?? 'entry';
  if (!isInvoice(type) || isReceipt(type) || typeof values.account_id !== 'number') return false;
  const [account] = move.env.sudo().model('account.account').browse([values.account_id]);
  const kind = isSale(type) ? 'asset_receivable' : 'liability_payable';
  return account?.exists === true && account.text('account_type') === kind;
}

/** Debit and credit are two ways of saying the balance. */
function withBalance(given: Values): Values {
  if (!('debit' in given) && !('credit' in given)) return given;
  const { debit, credit, ...values } = given;
  return 'balance' in values ? values : { ...values, balance: amount(debit) - amount(credit) };
}

/**
 * An item of a plain entry has an amount in its currency and one in the company's, which follows at the entry's date when
 * it is missing; one in another currency that is missing is none. Without any it takes what the other items leave open.
 */
function withBothAmounts(move: ModelRecord, values: Values): Values {
  const company = move.the('company_id');
  const own = company.the('currency_id');
  const [other = own] =
    typeof values.currency_id === 'number' ? own.model.browse([values.currency_id]) : [own];
  const inCurrency = 'amount_currency' in values ? amount(values.amount_currency) : undefined;
  const balance = 'balance' in values ? amount(values.balance) : undefined;
  if (own.equals(other)) {
    const both = inCurrency ?? balance ?? openAmount(move);
    return { ...values, balance: both, amount_currency: both };
  }
  const date = move.text('invoice_date') ?? move.text('date') ?? move.env.today;
  const rate = conversionRate(ratesOf(own, company), ratesOf(other, company), date);
  const inCompany =
    balance ??
    (inCurrency === undefined ? openAmount(move) : roundTo(inCurrency / rate, own.number('rounding')));
  return {
    ...values,
    balance: inCompany,
    amount_currency: inCurrency ?? 0,
  };
}

function openAmount(move: ModelRecord): number {
  const sum = itemsOf(move).reduce((total, line) => total + line.number('balance'), 0);
  return -roundTo(sum, move.the('company_id').the('currency_id').number('rounding'));
}

/** Writes lines; a posted document takes it only where no tax is concerned and its period is open. */
export function writeLines(
  lines: readonly ModelRecord[],
  given: Values,
  base: (values: Values) => void,
): void {
  refuseNotModelled(given);
  const values = withDistribution(withBalance(given));
  const [first] = lines;
  if (first === undefined || Object.keys(values).length === 0) return;
  const moves = unique(lines.map((line) => line.the('move_id')));
  if ('move_id' in values && moves.some((move) => move.id !== values.move_id)) {
    throw notModelled('moving a line to another document');
  }
  if (typeof values.account_id === 'number')
    checkAccess(first.env.model('account.account').browse([values.account_id]), 'read');
  // What says nothing new is not written, and nothing follows from it.
  const changing = lines.filter((line) =>
    Object.keys(values).some((field) => willChange(line, values, field)),
  );
  for (const line of changing) refuseOnPosted(line, values);
  unsettle(changing.filter((line) => SETTLED.some((field) => willChange(line, values, field))));
  const write = (): void => {
    if (changing.length < lines.length) {
      quietly(first).model.write(changing, values);
      return;
    }
    base(values);
    if ('account_id' in values && !('tax_ids' in values)) for (const line of lines) retax(line);
    for (const line of lines) convertEntryItem(line, values);
  };
  if (isSynchronising(first.env)) write();
  else synchronised(moves, write);
  if (['balance', 'tax_ids'].some((field) => field in values))
    for (const line of changing) checkTaxLock(line);
}

/** What a closed period freezes (`_get_lock_date_protected_fields`). */
const PROTECTED = ['balance', 'account_id', 'amount_currency', 'currency_id', 'partner_id'] as const;
/** What undoes a settlement. */
const SETTLED = ['account_id', 'balance', 'amount_currency', 'currency_id'] as const;

function refuseOnPosted(line: ModelRecord, values: Values): void {
  if (line.text('parent_state') !== 'posted') return;
  if (['tax_ids', 'tax_line_id'].some((field) => willChange(line, values, field))) {
    throw userError(
      'You cannot modify the taxes related to a posted journal item, you should reset the journal entry to draft to do so.',
    );
  }
  if (PROTECTED.some((field) => willChange(line, values, field))) checkFiscalLock(line.the('move_id'));
}

/** Whether a field would have another value then (`_field_will_change`). */
function willChange(line: ModelRecord, values: Values, name: string): boolean {
  const given = values[name];
  if (given === undefined) return false;
  const field = line.model.field(name);
  const value = line.value(name);
  if (field.type === 'one2many') return true;
  if (field.type === 'float' || field.type === 'monetary') return value !== toValue(field, name, given, line);
  if (field.type !== 'many2many') return JSON.stringify(value) !== JSON.stringify(given);
  const commands = readCommands(given, `${line.model.name}.${name}`);
  if (commands.some(({ kind }) => kind === 'create' || kind === 'delete')) return true;
  const before = isList(value) ? value : [];
  const after = linkedIds(before, line.env.model(field.relation), commands);
  return before.length !== after.length || after.some((id) => !before.includes(id));
}

/** Another account brings its own taxes, where the product has none (`_inverse_account_id`). */
function retax(line: ModelRecord): void {
  const company = line.the('move_id').the('company_id');
  const ofProduct = line.one('product_id')?.many('taxes_id') ?? [];
  const hasOwn = ofProduct.some((tax) => tax.the('company_id').equals(company));
  const ofAccount = line.one('account_id')?.many('tax_ids') ?? [];
  if (hasOwn || ofAccount.length === 0 || isTextLine(line)) return;
  // Odoo sets the taxes behind the line's totals: they stay as they are until something else changes.
  quietly(line).write({
    tax_ids: [[6, 0, defaultTaxes(line)]],
    price_subtotal: line.number('price_subtotal'),
    price_total: line.number('price_total'),
  });
}

/** One of the two amounts of an item of a plain entry follows the other. */
function convertEntryItem(line: ModelRecord, values: Values): void {
  const move = line.the('move_id');
  if (isInvoice(move.text('move_type') ?? 'entry') || line.env.context.dynamic_lines === true) return;
  const own = move.the('company_id').the('currency_id');
  const isOwn = own.equals(line.one('currency_id'));
  if ('amount_currency' in values && (isOwn || !('balance' in values))) {
    const balance = line.number('amount_currency') / line.number('currency_rate');
    dynamically(line).write({ balance: roundTo(balance, own.number('rounding')) });
  } else if ('balance' in values && isOwn) {
    dynamically(line).write({ amount_currency: line.number('balance') });
  }
}

/** Deletes lines; what is posted stays, and so does what only Odoo itself makes and removes. */
export function unlinkLines(lines: readonly ModelRecord[], base: () => void): void {
  const [first] = lines;
  if (first === undefined) return;
  unsettle(lines);
  const moves = unique(lines.map((line) => line.the('move_id')));
  const remove = (): void => {
    checkAccess(lines, 'unlink');
    for (const line of lines) refuseUnlink(line);
    base();
  };
  if (isSynchronising(first.env)) remove();
  else synchronised(moves, remove);
}

function refuseUnlink(line: ModelRecord): void {
  const move = line.the('move_id');
  if (move.text('state') === 'posted') {
    throw userError(
      "You can't delete a posted journal item. Don’t play games with your accounting records; reset the journal entry to draft before deleting it.",
    );
  }
  if (line.env.context.dynamic_lines === true) return;
  const kind = line.text('display_type');
  if (kind === 'tax' && itemsOf(move).some((other) => other.many('tax_ids').length > 0)) {
    throw validationError('You cannot delete a tax line as it would impact the tax report');
  }
  if (kind === 'payment_term') {
    throw validationError(
      'You cannot delete a payable/receivable line as it would not be consistent with the payment terms',
    );
  }
}

function movesOf(model: Model, values: readonly Values[]): ModelRecord[] {
  const ids = values.flatMap(({ move_id: id }) => (typeof id === 'number' ? [id] : []));
  return model.env.model('account.move').browse([...new Set(ids)]);
}

function unique(records: readonly ModelRecord[]): ModelRecord[] {
  return records.filter((record, index) => records.findIndex((other) => other.equals(record)) === index);
}

function amount(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}
