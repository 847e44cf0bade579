import { PAIRED_FOR_S } from './paired-browsers.ts';

const NAME = 'mcp-odoo-approvals';

/** More of one name is a flood. */
const MOST = 8;

/**
 * The cookie of a paired browser. No script can read it, and no page of another site sends it. Every server on 127.0.0.1
 * gets it, whatever its port, which is why it lets nobody say yes: that takes the passphrase.
 */
export function pairingCookie(secret: string): string {
  return `${NAME}=${secret}; Max-Age=${PAIRED_FOR_S}; Path=/; HttpOnly; SameSite=Strict`;
}

/**
 * The values of our cookie: several when another server on 127.0.0.1 has set one of the same name.
 * @param header the request's `Cookie`
 */
export function pairingSecrets(header: string | undefined): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${NAME}=`))
    .map((pair) => pair.slice(NAME.length + 1))
    .slice(0, MOST);
}
