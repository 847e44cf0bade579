import { isInvoice } from '../../accounting/kinds.ts';
import { checkAccess, checkInTurn, visible } from '../../orm/access.ts';
import { OdooFault, notModelled, userError, valueError } from '../../orm/fault.ts';
import { missingValue } from '../../orm/integrity.ts';
import type { Model, ModelRecord } from '../../orm/types.ts';
import type { Json, Values } from '../../orm/value.ts';
import { checkFiscalLock, checkTaxLock, countedJournal, dateOf, numberedBeside } from './locks.ts';
import { fillGap, giveNumbers, nextOf } from './number.ts';
import { isSynchronising, quietly, withinSync } from './scope.ts';
import { unsettle } from './reconcile.ts';
import { beginChange, follow } from './sync.ts';
import { withNarration } from './narration.ts';
import { nextNumber } from '../../accounting/numbering.ts';
import { itemsOf } from './items.ts';

/** Creates drafts; their taxes and what is owed follow. */
export function createMoves(
  model: Model,
  given: readonly Values[],
  base: (values: readonly Values[]) => ModelRecord[],
): ModelRecord[] {
  if (given.some((values) => values.state === 'posted')) {
    throw userError(
      'You cannot create a move already in the posted state. Please create a draft move and post it after.',
    );
  }
  // Its company is looked for before anything is stored, among those of the context.
  visible(model);
  for (const values of given) {
    refuseNotModelled(values);
    if (values.journal_id === false)
      throw missingValue(model.definition, 'journal_id', { string: 'Journal' });
  }
  if (isSynchronising(model.env)) return base(given);
  const inside = withinSync(model.env);
  const creating = inside.withContext({ ...inside.context, creating_moves: true });
  const moves = creating
    .model(model.name)
    .create(given.map(withNarration))
    .map((move) => {
      move.text('date');
      return move.in(model.env);
    });
  for (const [index, move] of moves.entries()) {
    // Only now are the lines there, and with them the taxes on which a closed period depends.
    const date = 'date' in (given[index] ?? {}) ? undefined : dateOf(move);
    if (date !== undefined && date !== move.text('date')) quietly(move).write({ date });
  }
  const early = dueEarly(moves, given);
  follow(moves.map((move, index) => ({ move, before: undefined, isDueDateGiven: early[index] === true })));
  return moves;
}

/**
 * Whose due date does not follow from its payment terms: where it was given, and after a document without terms. Odoo 19
 * computes the due dates of all that are made in one call as soon as one needs it, while it is about to look at the
 * terms of the invoices. A plain entry is none of them: when its turn comes, Odoo looks at the terms of all that follow.
 */
function dueEarly(moves: readonly ModelRecord[], given: readonly Values[]): boolean[] {
  let isComputed = false;
  let isLookedAt = false;
  return moves.map((move, index) => {
    if (isGiven(given[index]?.invoice_date_due)) return true;
    const isEarly = isComputed && !isLookedAt;
    if (!isInvoice(move.text('move_type') ?? 'entry')) isLookedAt = true;
    else if (move.many('invoice_line_ids').length > 0 && move.one('invoice_payment_term_id') === undefined)
      isComputed = true;
    return isEarly;
  });
}

/** What posting froze. */
const READ_ONLY_WHEN_POSTED: readonly string[] = [
  'invoice_line_ids',
  'line_ids',
  'invoice_date',
  'date',
  'partner_id',
  'invoice_payment_term_id',
  'currency_id',
  'fiscal_position_id',
  'invoice_cash_rounding_id',
];

/** Writes documents; their taxes, numbers and what is owed follow. */
export function writeMoves(
  moves: readonly ModelRecord[],
  given: Values,
  base: (values: Values) => void,
): void {
  const [first] = moves;
  if (first === undefined || Object.keys(given).length === 0) return;
  if (isSynchronising(first.env)) {
    base(given);
    return;
  }
  refuseNotModelled(given);
  for (const move of moves) {
    checkAccess([move], 'read');
    refusePayment(move, given);
    refuseJournal(move, given);
    refuseInClosedPeriod(move, given);
    refuseOnPosted(move, given);
  }
  refuseUnknown(first.model, given);
  checkAccess(moves, 'write');
  const before = beginChange(moves);
  const isByHand = first.env.context.skip_is_manually_modified !== true;
  const values = withNarration(isByHand ? { is_manually_modified: true, ...given } : given);
  const inside = withinSync(first.env).model(first.model.name);
  inside.write(
    moves.map((move) => quietly(move)),
    values,
  );
  if ('journal_id' in given) dropNumbers(moves);
  if (['state', 'journal_id', 'date', 'invoice_date'].some((field) => field in given)) {
    giveNumbers(moves);
    for (const move of moves) fillGap(move);
  }
  if ('date' in given || 'state' in given) for (const move of moves) checkPosted(move);
  follow(
    moves.map((move, index) => ({
      move,
      before: before[index],
      isDueDateGiven: 'invoice_date_due' in given,
    })),
  );
}

function refuseNotModelled(values: Values): void {
  if ('name' in values) throw notModelled('numbers that are given by hand');
  if ('invoice_currency_rate' in values) throw notModelled('rates that are given by hand');
  if (isGiven(values.taxable_supply_date)) throw notModelled('dates of taxable supply');
  if (isGiven(values.auto_post) && values.auto_post !== 'no' && values.auto_post !== 'at_date') {
    throw notModelled('recurring documents');
  }
  if ('invoice_line_ids' in values && 'line_ids' in values) {
    throw notModelled('invoice lines and journal items in one call');
  }
}

/** Odoo asks here already what is computed of the fields, and asks nothing of those that it has not. */
function refuseUnknown({ definition }: Model, values: Values): void {
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(definition.fields, name));
  if (unknown !== undefined) throw new OdooFault('builtins.KeyError', unknown);
}

/** A payment and its entry change together. */
function refusePayment(move: ModelRecord, { state }: Values): void {
  if (move.env.context.through_payment === true) return;
  if (move.one('origin_payment_id') !== undefined && state !== 'posted')
    throw notModelled('changing the entry of a payment');
}

function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}

function refuseJournal(move: ModelRecord, values: Values): void {
  refuseStrangeJournal(move, values);
  const isOther = 'journal_id' in values && move.one('journal_id')?.id !== values.journal_id;
  if (!isOther || move.text('name') === undefined) return;
  if (move.flag('posted_before')) {
    throw userError(
      'You cannot edit the journal of an account move if it has been posted once, unless the name is removed or set to "/". This might create a gap in the sequence.',
    );
  }
  if (move.number('sequence_number') > 1) {
    throw userError(
      'You cannot edit the journal of an account move with a sequence number assigned, unless the name is removed or set to "/". This might create a gap in the sequence.',
    );
  }
}

/** A document of a journal whose company is not among those of the context has none: Odoo trips over that. */
function refuseStrangeJournal({ env }: ModelRecord, { journal_id: id }: Values): void {
  const [journal] = typeof id === 'number' ? env.sudo().model('account.journal').browse([id]) : [];
  if (journal?.exists === true && !env.companies.includes(journal.the('company_id').id))
    throw valueError('Expected singleton: res.company()');
}

function refuseInClosedPeriod(move: ModelRecord, values: Values): void {
  if (move.text('state') !== 'posted') return;
  const isMoved = 'date' in values && move.value('date') !== values.date;
  const isUndone = 'state' in values && values.state !== 'posted';
  if (isMoved || isUndone) checkPosted(move);
}

function refuseOnPosted(move: ModelRecord, values: Values): void {
  const state = 'state' in values ? values.state : move.text('state');
  const frozen = Object.keys(values).filter((field) => READ_ONLY_WHEN_POSTED.includes(field));
  if (state !== 'posted' || frozen.length === 0 || move.env.context.skip_readonly_check === true) return;
  throw userError(`You cannot modify the following readonly fields on a posted move: ${frozen.join(', ')}`);
}

function checkPosted(move: ModelRecord): void {
  if (move.text('state') !== 'posted') return;
  checkFiscalLock(move);
  for (const line of itemsOf(move)) checkTaxLock(line);
}

/** Another journal counts for itself. */
function dropNumbers(moves: readonly ModelRecord[]): void {
  for (const move of moves) if (!move.flag('posted_before')) quietly(move).write({ name: false });
}

/** Deletes documents with their items. One that has a number must be the last of its sequence, except for managers. */
export function unlinkMoves(moves: readonly ModelRecord[], base: () => void): void {
  const [first] = moves;
  if (first === undefined) return;
  checkInTurn(moves);
  for (const move of moves) refusePayment(move, {});
  for (const move of moves) for (const next of nextOf(move)) next.write({ made_sequence_gap: true });
  for (const move of moves) {
    const env = withinSync(move.env);
    const dynamic = env.withContext({ ...env.context, dynamic_lines: true });
    const lines = itemsOf(move).map((line) => line.in(dynamic));
    unsettle(lines);
    dynamic.model('account.move.line').unlink(lines);
  }
  const isManager = first.env.isSuperuser || first.env.hasGroup('account.group_account_manager');
  if (!isManager && !areLast(moves)) {
    throw userError(
      'You cannot delete this entry, as it has already consumed a sequence number and is not the last one in the chain. You should probably revert it instead.',
    );
  }
  for (const move of moves) {
    for (const reversal of move.many('reversal_move_ids'))
      quietly(reversal).write({ reversed_entry_id: false });
  }
  base();
}

function areLast(moves: readonly ModelRecord[]): boolean {
  const numbered = moves.filter((move) => move.text('name') !== undefined);
  return numbered.every((move) => {
    const others = numberedBeside(move).filter((other) => numbered.every((each) => each.id !== other.id));
    const next = nextNumber(
      countedJournal(move),
      move.text('move_type') ?? 'entry',
      move.text('date') ?? '',
      others,
    );
    return numbered.some((each) => each.text('name') === next) || others.length === 0;
  });
}
