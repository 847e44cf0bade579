/**
 * Reads what is sent, as one piece. What is too long is read to its end and forgotten: who is still sending would not see
 * a refusal.
 * @param most bytes
 * @returns undefined when it was longer
 * @throws TypeError when a piece is not bytes
 */
export async function readWithin(sent: AsyncIterable<unknown>, most: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of sent) {
    if (!Buffer.isBuffer(piece)) throw new TypeError('What is sent has to be read as bytes.');
    length += piece.length;
    if (length <= most) pieces.push(piece);
    else pieces.length = 0;
  }
  return length > most ? undefined : Buffer.concat(pieces);
}
