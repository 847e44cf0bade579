import { inEnglish } from '../../accounting/dates.ts';
import { isInvoice, isPurchase, isReceipt, isSale } from '../../accounting/kinds.ts';
import { listInEnglish } from '../../accounting/lock-dates.ts';
import { checkAccess, checkInTurn } from '../../orm/access.ts';
import { accessError, notModelled, userError } from '../../orm/fault.ts';
import type { Environment, ModelRecord } from '../../orm/types.ts';
import { isTextLine } from './line-checks.ts';
import { openDate, violatedLocks } from './locks.ts';
import { settleReversed, unsettle } from './reconcile.ts';
import { itemsOf } from './items.ts';

/**
 * Posts documents (`_post` of account.move): all of them or, with everything that speaks against it in one message,
 * none. A date in a closed period moves to the first open one.
 */
export function post(moves: readonly ModelRecord[], env: Environment): void {
  if (!env.isSuperuser && !env.hasGroup('account.group_account_invoice')) {
    throw accessError("You don't have the access rights to post an invoice.");
  }
  checkInTurn(moves);
  if (env.context.disable_abnormal_invoice_detection === false)
    throw notModelled('warnings of abnormal amounts');
  const inside = env.withContext({ ...env.context, skip_is_manually_modified: true });
  const posting = moves.map((move) => move.in(inside));
  const reasons = new Set(posting.flatMap(reasonsAgainst));
  if (reasons.size > 0) throw userError([...reasons].join('\n'));
  for (const move of posting) moveOutOfLockedPeriod(move);
  const reversing = posting.filter((move) => move.one('reversed_entry_id')?.text('state') === 'posted');
  inside.model('account.move').write(posting, { state: 'posted', posted_before: true });
  for (const move of reversing) settleReversed(move.the('reversed_entry_id'), move);
  for (const move of posting) countForPartner(move);
}

/** What speaks against posting a document; an undated one for customers is dated today on the way. */
function reasonsAgainst(move: ModelRecord): string[] {
  const invoice = isInvoice(move.text('move_type') ?? 'entry') ? reasonsAgainstInvoice(move) : [];
  return [...invoice, ...reasonsAgainstEntry(move)];
}

function reasonsAgainstInvoice(move: ModelRecord): string[] {
  const type = move.text('move_type') ?? 'entry';
  const reasons: string[] = [];
  if (move.number('amount_total') < 0) {
    reasons.push(
      'You cannot validate an invoice with a negative total amount. You should create a credit note instead. Use the action menu to transform it into a credit note or refund.',
    );
  }
  if (move.one('partner_id') === undefined && !isReceipt(type)) {
    reasons.push(
      isSale(type)
        ? "The 'Customer' field is required to validate the invoice.\nYou probably don't want to explain to your auditor that you invoiced an invisible man :)"
        : "The field 'Vendor' is required, please complete it to validate the Vendor Bill.",
    );
  }
  if (move.text('invoice_date') === undefined) {
    if (isSale(type)) move.write({ invoice_date: move.env.today });
    else if (isPurchase(type)) reasons.push('The Bill/Refund date is required to validate this document.');
  }
  return reasons;
}

function reasonsAgainstEntry(move: ModelRecord): string[] {
  const reasons: string[] = [];
  const state = move.text('state');
  const lines = itemsOf(move).filter((line) => !isTextLine(line));
  const journal = move.the('journal_id');
  const currency = move.the('currency_id');
  const date = move.text('date') ?? '';
  if (state !== 'draft') {
    reasons.push(`The entry ${move.text('name') ?? 'False'} (id ${move.id}) must be in draft.`);
  }
  if (lines.length === 0) reasons.push("Even magicians can't post nothing!");
  if (move.text('auto_post') !== 'no' && date > move.env.today) {
    reasons.push(`This move is configured to be auto-posted on ${inEnglish(date)}`);
  }
  if (!journal.flag('active')) {
    reasons.push(`You cannot post an entry in an archived journal (${journal.displayName})`);
  }
  if (state === 'draft' && !currency.flag('active')) {
    reasons.push(`You cannot validate a document with an inactive currency: ${currency.text('name') ?? ''}`);
  }
  const accounts = lines.flatMap((line) => line.one('account_id') ?? []);
  if (accounts.some((account) => !account.flag('active'))) {
    reasons.push('A line of this move is using a archived account, you cannot post it.');
  }
  const company = move.the('company_id');
  const foreign = accounts.filter(
    (account) => !account.many('company_ids').some((each) => each.equals(company)),
  );
  if (foreign.length > 0) {
    const names = [...new Set(foreign.map((account) => account.displayName))];
    reasons.push(`The entry is using accounts (${listInEnglish(names)}) from a different company.`);
  }
  return reasons;
}

function moveOutOfLockedPeriod(move: ModelRecord): void {
  const locks = violatedLocks(move, move.text('date') ?? '');
  if (locks.length === 0) return;
  const from = move.text('invoice_date') ?? move.text('date') ?? move.env.today;
  move.write({ date: openDate(move, from, locks) });
}

/** Only who was invoiced, or has sent a bill, counts as a customer or a vendor. */
function countForPartner(move: ModelRecord): void {
  const type = move.text('move_type') ?? 'entry';
  if (isReceipt(type)) return;
  if (isInvoice(type)) {
    raise(move.one('partner_id'), isSale(type) ? 'customer_rank' : 'supplier_rank');
    return;
  }
  const kinds = { customer_rank: 'asset_receivable', supplier_rank: 'liability_payable' };
  for (const [rank, kind] of Object.entries(kinds)) {
    const partners = itemsOf(move)
      .filter((line) => line.one('account_id')?.text('account_type') === kind)
      .flatMap((line) => line.one('partner_id') ?? []);
    const distinct = new Map(partners.map((partner) => [partner.id, partner]));
    for (const partner of distinct.values()) raise(partner, rank);
  }
}

function raise(partner: ModelRecord | undefined, rank: string): void {
  if (partner === undefined) return;
  const firm = partner.one('commercial_partner_id') ?? partner;
  for (const each of firm.equals(partner) ? [partner] : [partner, firm]) {
    const own = each.in(each.env.sudo());
    own.write({ [rank]: own.number(rank) + 1 });
  }
}

/** Takes posted or cancelled documents back to draft. They keep their numbers, and what they settled stays settled. */
export function backToDraft(moves: readonly ModelRecord[]): void {
  for (const move of moves) {
    checkAccess([move], 'read');
    if (['posted', 'cancel'].includes(move.text('state') ?? '')) continue;
    throw userError('Only posted/cancelled journal entries can be reset to draft.');
  }
  moves[0]?.model.write(moves, { state: 'draft' });
}

/** Cancels drafts, and posted documents by way of the draft. */
export function cancel(moves: readonly ModelRecord[]): void {
  checkInTurn(moves);
  const posted = moves.filter((move) => move.text('state') === 'posted');
  if (posted.length > 0) backToDraft(posted);
  if (moves.some((move) => move.text('state') !== 'draft')) {
    throw userError('Only draft journal entries can be cancelled.');
  }
  for (const move of moves) unsettle(itemsOf(move));
  for (const move of moves) move.write({ auto_post: 'no', state: 'cancel' });
}
