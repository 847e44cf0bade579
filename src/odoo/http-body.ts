import type { Readable } from 'node:stream';
import { answerTooLarge } from './exchange-problems.ts';

/**
 * Reads a decoded body to its end and parses it.
 * @returns undefined when the content type is not JSON, or the text is no complete JSON
 * @throws OdooError `answer_too_large` beyond `mostBytes`
 */
export async function readBody(
  body: Readable,
  contentType: string | undefined,
  mostBytes: number,
): Promise<unknown> {
  const isJson = /^application\/json\b/i.test(contentType ?? '');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body.iterator()) {
    if (!Buffer.isBuffer(chunk))
      throw new TypeError('The body of an answer came in something else than bytes.');
    bytes += chunk.length;
    if (bytes > mostBytes) throw answerTooLarge();
    if (isJson) chunks.push(chunk);
  }
  return isJson ? parse(Buffer.concat(chunks).toString('utf8')) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
