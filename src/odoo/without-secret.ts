import { OdooError } from './errors.ts';

/**
 * Makes an exchange whose errors cannot carry the secret, should a server or something before it have echoed the
 * request into its own words.
 */
export async function withoutSecret<T>(secret: string, exchange: () => Promise<T>): Promise<T> {
  try {
    return await exchange();
  } catch (thrown) {
    if (!(thrown instanceof OdooError) || secret === '') throw thrown;
    const escaped = JSON.stringify(secret).slice(1, -1);
    const clean = (text: string) => text.replaceAll(secret, '•••').replaceAll(escaped, '•••');
    const text = { code: thrown.code, person: clean(thrown.person), model: clean(thrown.model) };
    throw new OdooError(thrown.outcome, text, {
      ...(thrown.odooName === undefined ? {} : { odooName: thrown.odooName }),
      ...(thrown.odooWords === undefined ? {} : { odooWords: clean(thrown.odooWords) }),
      ...(thrown.retryAfter === undefined ? {} : { retryAfter: thrown.retryAfter }),
    });
  }
}
