import { Problem } from '../common/problem.ts';

const SET_IT = 'Run "MCP Odoo: Set Key for Posting..."';

/** Why the key of the user who posts cannot be used. Nothing was posted in any of these cases. */
export const secondKeyProblems = {
  missing: (login: string) =>
    new Problem({
      code: 'posting_key_missing',
      person: `Nothing was posted: the key of ${login} for posting is not in VS Code's secret storage any more. ${SET_IT}.`,
      model:
        'Nothing was posted: the key for posting is gone. Ask the person to run the command "MCP Odoo: Set Key for Posting...".',
    }),
  notTyped: (login: string) =>
    new Problem({
      code: 'posting_key_not_typed',
      person: `Nothing was posted: posting needs the key of ${login}, and it was not typed.`,
      model:
        'Nothing was posted: the person approved, but did not type the key that posting needs. Ask the person before you ask again.',
    }),
  refused: (login: string) =>
    new Problem({
      code: 'posting_key_refused',
      person: `Nothing was posted: Odoo does not accept the key of ${login} for posting. ${SET_IT} and enter a new one.`,
      model:
        'Nothing was posted: Odoo does not accept the key for posting. Ask the person to run the command "MCP Odoo: Set Key for Posting...".',
    }),
  notAnother: (login: string) =>
    new Problem({
      code: 'posting_needs_another_user',
      person: `Posting needs another Odoo user than the one who drafts, and ${login} is the same one. Nothing was posted; use the key of somebody else.`,
      model:
        'Nothing was posted: posting needs another Odoo user than the one who drafts. Only the person can set one; tell the person.',
    }),
};
