import { Problem } from '../../common/problem.ts';

const SET_IT = 'run "mcp-odoo approvals --set-key" in a terminal';

/** Why a sealed key does not post. Nothing was posted in any of these cases. */
export const sealedKeyProblems = {
  closed: (login: string) =>
    new Problem({
      code: 'posting_key_missing',
      person: `Nothing was posted: the sealed key of ${login} does not open. It was sealed with another passphrase, for other books, or while another certificate authority was believed (ODOO_CA_FILE); or its file was changed. To set it anew, ${SET_IT}.`,
      model: `Nothing was posted: the key for posting does not open. Only the person can set it anew: they ${SET_IT} of their own.`,
    }),
  refused: (login: string) =>
    new Problem({
      code: 'posting_key_refused',
      person: `Nothing was posted: Odoo does not accept the key of ${login} for posting. To set a new one, ${SET_IT}.`,
      model: `Nothing was posted: Odoo does not accept the key for posting. Only the person can set a new one: they ${SET_IT} of their own.`,
    }),
};
