import type { Tried } from '../passphrase/passphrase-desk.ts';

/** Why a yes did not count, in words for the person. */
export function notTaken(tried: Exclude<Tried, { readonly kind: 'right' }>): string {
  switch (tried.kind) {
    case 'wrong':
      return `That is not the passphrase. The next try counts in ${seconds(tried.waitMs)}.`;
    case 'wait':
      return `This came too early after a wrong passphrase and was not looked at. Try again in ${seconds(tried.waitMs)}.`;
    case 'none set up':
      return 'There is no passphrase yet. Set it up in a terminal of your own: mcp-odoo approvals --set-up.';
  }
}

function seconds(milliseconds: number): string {
  const count = Math.ceil(milliseconds / 1_000);
  return count === 1 ? '1 second' : `${count} seconds`;
}
