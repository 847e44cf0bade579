/**
 * How every tool and view names a document: "move/7" is the `account.move` with id 7, "payment/7" the
 * `account.payment`, "proposal/ab12cd34" what is held in our journal until a person approves it. Each has ids of its
 * own, so the number alone does not say which document is meant.
 */
export type MoveHandle = `move/${number}`;
export type PaymentHandle = `payment/${number}`;
export type ProposalHandle = `proposal/${string}`;
/** A document that Odoo has. */
export type OdooHandle = MoveHandle | PaymentHandle;
export type Handle = OdooHandle | ProposalHandle;

/** The models of Odoo that documents are in. */
export type DocumentModel = 'account.move' | 'account.payment';

const SHAPE = /^(?:(?<model>move|payment)\/)?(?<id>[1-9]\d{0,9})$/;
const PROPOSAL = /^proposal\/(?<id>[0-9a-f]{8,40})$/;

export function moveHandle(id: number): MoveHandle {
  return `move/${id}`;
}

export function paymentHandle(id: number): PaymentHandle {
  return `payment/${id}`;
}

/** @param id hexadecimal digits, 8 to 40 of them */
export function proposalHandle(id: string): ProposalHandle {
  return `proposal/${id}`;
}

export function handleOf(model: DocumentModel, id: number): OdooHandle {
  return model === 'account.payment' ? paymentHandle(id) : moveHandle(id);
}

/**
 * @param text "move/7", "payment/7", "proposal/ab12cd34", or "7" meaning "move/7"
 * @returns undefined when it is none of these
 */
export function parseHandle(text: string): Handle | undefined {
  const trimmed = text.trim();
  const { model, id } = SHAPE.exec(trimmed)?.groups ?? {};
  if (id !== undefined) return model === 'payment' ? paymentHandle(Number(id)) : moveHandle(Number(id));
  const proposal = PROPOSAL.exec(trimmed)?.groups?.id;
  return proposal === undefined ? undefined : proposalHandle(proposal);
}

export function isMove(handle: Handle): handle is MoveHandle {
  return handle.startsWith('move/');
}

export function isPayment(handle: Handle): handle is PaymentHandle {
  return handle.startsWith('payment/');
}

/** A document in Odoo, and no proposal. */
export function isInOdoo(handle: Handle): handle is OdooHandle {
  return isMove(handle) || isPayment(handle);
}

/** The database id of the document in its model. */
export function idOf(handle: OdooHandle): number {
  return Number(handle.slice(handle.indexOf('/') + 1));
}
