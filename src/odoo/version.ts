import type { OdooVersion } from './session.ts';

/** The oldest Odoo whose ways are known here. */
export const OLDEST_MAJOR = 14;

/**
 * Reads Odoo's version tuple: [19, 0, 0, "final", 0, ""]; online builds say "saas~17" for the first.
 * @returns undefined when it is none
 */
export function readVersion(info: readonly unknown[]): OdooVersion | undefined {
  const [first, second] = info;
  const major = Number(/^(?:saas~)?(\d{1,4})$/.exec(String(first))?.[1]);
  if (!Number.isInteger(major)) return undefined;
  const text = typeof second === 'number' ? `${String(first)}.${second}` : String(first);
  return { major, text };
}
