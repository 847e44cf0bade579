import { t } from '@vscode/l10n';
import { Problem } from '../common/problem.ts';
import type { ProblemCode } from '../common/problem.ts';

/** Why the key of the user who posts cannot be used. Nothing was posted in any of these cases. */
export const secondKeyProblems = {
  missing: (login: string) =>
    new Problem({
      code: 'posting_key_missing',
      person: t`Nothing was posted: the key of ${login} for posting is not in VS Code's secret storage any more. Run "MCP Odoo: Set Key for Posting...".`,
      model:
        'Nothing was posted: the key for posting is gone. Ask the person to run the command "MCP Odoo: Set Key for Posting...".',
    }),
  notTyped: (login: string) =>
    new Problem({
      code: 'posting_key_not_typed',
      person: t`Nothing was posted: posting needs the key of ${login}, and it was not typed.`,
      model:
        'Nothing was posted: the person approved, but did not type the key that posting needs. Ask the person before you ask again.',
    }),
  refused: (login: string) =>
    new Problem({
      code: 'posting_key_refused',
      person: t`Nothing was posted: Odoo does not accept the key of ${login} for posting. Run "MCP Odoo: Set Key for Posting..." and enter a new one.`,
      model:
        'Nothing was posted: Odoo does not accept the key for posting. Ask the person to run the command "MCP Odoo: Set Key for Posting...".',
    }),
  notAnother: (login: string) =>
    new Problem({
      code: 'posting_needs_another_user',
      person: t`Posting needs another Odoo user than the one who drafts, and ${login} is the same one. Nothing was posted; use the key of somebody else.`,
      model:
        'Nothing was posted: posting needs another Odoo user than the one who drafts. Only the person can set one; tell the person.',
    }),
};

/** What Odoo says of a key that it does not accept. */
const NOT_ACCEPTED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'wrong_credentials',
  'credentials_expired',
]);

/**
 * Logs in with a key for posting.
 * @param refused what is thrown where Odoo does not accept the key
 * @throws Problem that, or as `logIn`
 */
export async function logInOr<S>(logIn: () => Promise<S>, refused: () => Problem): Promise<S> {
  try {
    return await logIn();
  } catch (thrown) {
    throw thrown instanceof Problem && NOT_ACCEPTED.has(thrown.code) ? refused() : thrown;
  }
}
