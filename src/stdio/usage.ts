import { COMMAND_NAMES, SUMMARIES } from './command-names.ts';

const COLUMN = 23;

const row = (name: string, text: string) => `  ${name.padEnd(COLUMN)}${text}`;

/** What `--help` says. */
export function usage(): string {
  return [
    'mcp-odoo: agents draft accounting documents in Odoo, people post them. Speaks MCP over stdin and stdout.',
    '',
    'Usage: mcp-odoo [options]            for an MCP client to start',
    '       mcp-odoo COMMAND [options]    for people at a terminal',
    '',
    'Commands:',
    ...COMMAND_NAMES.map((name) => row(name, SUMMARIES[name])),
    '',
    'Options:',
    row('--demo', 'a demo company in this process, instead of your Odoo'),
    row('--env-file PATH', 'read the variables below from this file, too'),
    row('--read-only', 'offer only the tools that read'),
    row('--files DIR', 'a folder of papers that agents may read; may be repeated; none when left out'),
    row('--data-dir PATH', 'where the journal is kept; shared with VS Code when left out'),
    row('--json', 'with a command: print JSON'),
    row('--set-up, --unpair', 'with approvals: set another passphrase; forget all paired browsers'),
    row('--set-key', 'with approvals: post with the key of another Odoo user, sealed by the passphrase'),
    row('--forget-key', 'with approvals: post with the own key again'),
    row('--version', 'print the version'),
    row('--help', 'print this'),
    '',
    'Variables (what the environment says wins over the file):',
    row('', 'in the file, values with # or blanks are put in quotes'),
    row('ODOO_URL', 'such as https://books.example.com'),
    row('ODOO_DB', 'the database'),
    row('ODOO_USER', 'the login'),
    row('ODOO_API_KEY', 'an API key of that user; or ODOO_API_KEY_FILE, a file that holds it alone'),
    row('ODOO_PASSWORD', 'or the password; or ODOO_PASSWORD_FILE'),
    row('ODOO_ALLOW_HTTP', '"yes" lets the key travel unencrypted to an http:// address'),
    row('ODOO_CA_FILE', 'the certificate of the one authority to believe about the address (PEM)'),
    row('ODOO_TYPE_TOTALS_OVER', 'an amount; you type the total of what is above it, to approve it'),
    '',
    'An agent that can read the key needs no approval of yours: keep it where agents do not read.',
    '',
  ].join('\n');
}
