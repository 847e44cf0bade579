import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle, PaymentHandle } from '../../accounting/handle.ts';
import { meantPayments, othersFor } from '../../accounting/payments/meant-payments.ts';
import { booksProblems } from '../../accounting/problems.ts';
import { paymentMemoField } from '../../accounting/versions.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { ALONE } from '../asking/asked-set.ts';
import type { AskedSet } from '../asking/asked-set.ts';
import { ifAllowed } from '../looking/asking-odoo.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { changedBankAccounts } from '../review/warnings/bank-accounts.ts';
import type { Payee } from '../review/warnings/bank-accounts.ts';
import type { RawRecord } from '../snapshot/snapshot.ts';
import { closedUntil } from '../looking/closed-period.ts';
import { readCurrencies, readSettleable } from '../settling/settleable-documents.ts';
import type { SettleableDocument } from '../settling/settleable-documents.ts';
import { familiesOf, filesOf, isAlike, paymentsNear } from './beside-payments.ts';
import type { LookedUp, PaymentSnapshot } from './payment-snapshot.ts';
import type { MeantDocument } from '../settling/plan-settlements.ts';
import { COMPUTED_FIELDS, itemOf, paymentOf } from './read-payment.ts';
import type { ReadItem, ReadPayment } from './read-payment.ts';
import { StoredRecords } from './stored-records.ts';

export interface PaymentSnapshotsParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly clock: Clock;
  /** The companies that the user may see, Odoo's current one first. */
  readonly companies: () => Promise<readonly { readonly id: number }[]>;
}

/** A payment that was read, with the entry that it has by now. */
export interface BookedPayment {
  readonly record: RawRecord;
  readonly payment: ReadPayment;
  readonly items: readonly ReadItem[];
}

/** Reads payments afresh: all that Odoo stores of them, and what they are meant to pay. */
export class PaymentSnapshots {
  readonly #parts: PaymentSnapshotsParts;
  readonly #records: StoredRecords;

  constructor(parts: PaymentSnapshotsParts) {
    this.#parts = parts;
    this.#records = new StoredRecords(parts.client, parts.clock);
  }

  /**
   * Several payments at the cost of one.
   * @param set all that they are asked about with
   * @returns in the order asked for
   * @throws Problem document_not_found for the first that cannot be seen
   */
  async readAll(
    documents: readonly PaymentHandle[],
    set: AskedSet = ALONE,
  ): Promise<readonly PaymentSnapshot[]> {
    const { session, journal } = this.#parts;
    const [asking, entries] = await Promise.all([this.#asking(), journal.entries()]);
    const remembered = meantPayments(entries, session);
    const pays = documents.flatMap((document) => remembered.get(document) ?? []);
    const [records, currencies] = await Promise.all([
      this.#payments(documents, asking),
      readCurrencies(asking),
    ]);
    const found = documents.map((document) => {
      const record = records.find(({ id }) => id === idOf(document));
      if (record === undefined) throw booksProblems.documentNotFound(document);
      return { document, record, payment: paymentOf(record) };
    });
    const payments = found.map(({ payment }) => payment);
    const others = new Map(documents.map((document) => [document, othersFor(document, remembered)] as const));
    const [open, families, entriesOf, files, near, closed] = await Promise.all([
      readSettleable(
        asking,
        pays.map(({ document }) => document),
        currencies,
      ),
      familiesOf(payments, asking),
      this.#entries(payments, asking),
      filesOf(documents, asking),
      paymentsNear(payments, [...others.values()].flat(), currencies, asking),
      closedUntil(asking, [...new Set(payments.flatMap(({ company_id: company }) => company?.id ?? []))]),
    ]);
    const meantBy = (document: PaymentHandle): MeantDocument[] =>
      (remembered.get(document) ?? []).map((each) => meant(each, open));
    const bankAccounts = await ifAllowed(
      changedBankAccounts(
        payments.map((payment) => payee(payment, families)),
        asking,
        this.#parts.clock,
      ),
    );
    return found.map(({ document, record, payment }, place): PaymentSnapshot => {
      const entry = entriesOf.get(payment.move_id?.id ?? 0);
      const family = families.get(payment.partner_id?.id ?? 0);
      const until = closed.get(payment.company_id?.id ?? 0);
      const isClosed = until !== undefined && payment.date !== undefined && payment.date <= until;
      const lookedUp: LookedUp = {
        otherDrafts: near
          .filter((row) => row.state === 'draft' && others.get(document)?.includes(row.document))
          .map((row) => ({ ...row, pays: meantBy(row.document) })),
        alike: near.filter((row) => isAlike(row, { document, payment })),
        ...(bankAccounts && { bankAccounts: bankAccounts[place] ?? [] }),
        ...(isClosed && { closedUntil: until }),
      };
      return {
        ...{ document, record, payment, currencies, set, lookedUp, version: session.version },
        meant: meantBy(document),
        files: files.get(idOf(document)) ?? [],
        ...(entry !== undefined && { entry }),
        ...(family !== undefined && { family }),
      };
    });
  }

  /** A payment and its entry, as they are after it was posted. */
  async readBooked(document: PaymentHandle): Promise<BookedPayment> {
    const asking = await this.#asking();
    const [record] = await this.#payments([document], asking);
    if (record === undefined) throw booksProblems.documentNotFound(document);
    const payment = paymentOf(record);
    const entry = (await this.#entries([payment], asking)).get(payment.move_id?.id ?? 0);
    return { record, payment, items: (entry?.items ?? []).map(itemOf) };
  }

  /** A document that is to be settled, as it now is. */
  async readPaid(document: MoveHandle, { currencies }: PaymentSnapshot): Promise<SettleableDocument> {
    const found = (await readSettleable(await this.#asking(), [document], currencies)).get(document);
    if (found === undefined) throw booksProblems.documentNotFound(document);
    return found;
  }

  async #asking(): Promise<AskingOdoo> {
    const { client, session, companies } = this.#parts;
    const ids = (await companies()).map(({ id }) => id);
    return { client, version: session.version, companies: ids, signal: undefined };
  }

  #payments(documents: readonly PaymentHandle[], { version, companies }: AskingOdoo) {
    const besides = [...COMPUTED_FIELDS, paymentMemoField(version)];
    return this.#records.read('account.payment', [['id', 'in', documents.map(idOf)]], companies, besides);
  }

  /** The entries of payments; of drafts there are some up to 17 only. */
  async #entries(
    payments: readonly ReadPayment[],
    { companies }: AskingOdoo,
  ): Promise<ReadonlyMap<number, { move: RawRecord; items: readonly RawRecord[] }>> {
    const ids = payments.flatMap(({ move_id: move }) => move?.id ?? []);
    if (ids.length === 0) return new Map();
    const [moves, items] = await Promise.all([
      this.#records.read('account.move', [['id', 'in', ids]], companies),
      this.#records.read('account.move.line', [['move_id', 'in', ids]], companies),
    ]);
    const idOfMove = (item: RawRecord) => z.object({ id: z.int() }).parse(item.move_id).id;
    return new Map(
      moves.map((move) => {
        const id = Number(move.id);
        return [id, { move, items: items.filter((item) => idOfMove(item) === id) }] as const;
      }),
    );
  }
}

function meant(
  { document, amount }: { readonly document: MoveHandle; readonly amount: string },
  open: ReadonlyMap<MoveHandle, SettleableDocument>,
): MeantDocument {
  const now = open.get(document);
  return { document, asked: amount, ...(now !== undefined && { now }) };
}

/** Who is paid; nobody where money comes in. */
function payee(payment: ReadPayment, families: ReadonlyMap<number, number>): Payee | undefined {
  if (payment.payment_type === 'inbound') return undefined;
  return {
    family: families.get(payment.partner_id?.id ?? 0),
    bankAccount: payment.partner_bank_id?.id,
  };
}
