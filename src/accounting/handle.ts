/**
 * How every tool and view names a document: "move/7" is the `account.move` with id 7. Payments and proposals
 * have ids of their own, so the number alone does not say which document is meant.
 */
export type Handle = `move/${number}`;

const SHAPE = /^(?:move\/)?(?<id>[1-9]\d{0,9})$/;

export function moveHandle(id: number): Handle {
  return `move/${id}`;
}

/**
 * @param text "move/7", or "7" meaning the same
 * @returns undefined when it is neither
 */
export function parseHandle(text: string): Handle | undefined {
  const id = SHAPE.exec(text.trim())?.groups?.id;
  return id === undefined ? undefined : moveHandle(Number(id));
}

/** The database id of the document in its model. */
export function idOf(handle: Handle): number {
  return Number(handle.slice('move/'.length));
}
