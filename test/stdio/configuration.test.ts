import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANARY } from '../support/canaries.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { run } from './program.ts';

const GOOD = {
  ...{ ODOO_URL: 'https://books.example.com', ODOO_DB: 'books', ODOO_USER: 'anna', ODOO_API_KEY: CANARY },
};
const { ODOO_API_KEY: _key, ...WITHOUT_KEY } = GOOD;

describe('a command line or configuration that will not do is one line on stderr, and exit code 2', () => {
  it.each([
    [
      'nothing given',
      [],
      {},
      /ODOO_URL, ODOO_DB, ODOO_USER and ODOO_API_KEY \(or ODOO_PASSWORD\) are missing/,
    ],
    ['empty, as clients hand it on', [], { ...GOOD, ODOO_DB: '' }, /: ODOO_DB is missing\. Set it/],
    ['no secret', [], WITHOUT_KEY, /: ODOO_API_KEY \(or ODOO_PASSWORD\) is missing/],
    [
      'two secrets',
      [],
      { ...GOOD, ODOO_PASSWORD: CANARY },
      /ODOO_API_KEY and ODOO_PASSWORD are given\. Give one/,
    ],
    ['no address', [], { ...GOOD, ODOO_URL: 'books' }, /ODOO_URL is no address of Odoo/],
    [
      'a key in the address',
      [],
      { ...GOOD, ODOO_URL: `https://anna:${CANARY}@books.example.com` },
      /ODOO_URL is no/,
    ],
    ['plain http', [], { ...GOOD, ODOO_URL: 'http://127.0.0.1:8069' }, /not encrypted.*ODOO_ALLOW_HTTP=yes/],
    ['half a consent', [], { ...GOOD, ODOO_ALLOW_HTTP: 'maybe' }, /ODOO_ALLOW_HTTP has to be "yes" or "no"/],
    [
      'a key file that is not there',
      [],
      { ...WITHOUT_KEY, ODOO_API_KEY_FILE: '/no' },
      /ODOO_API_KEY_FILE does not/,
    ],
    ['a folder that is not there', ['--files', '/no/such/folder'], GOOD, /--files is not there/],
    ['an option that does not exist', [`--api-key=${CANARY}`], GOOD, /Unknown option '--api-key'/],
    ['a word that does not exist', [CANARY], GOOD, /Commands are drafts, log, verify-log/],
    ['an option without its value', ['--env-file'], GOOD, /'--env-file <value>' argument missing/],
    ['a demo with a connection', ['--demo', '--env-file', '/dev/null'], {}, /--demo connects to nothing/],
    ['JSON of a server', ['--json'], GOOD, /--json belongs to a command/],
  ])('%s', async (_, args, env, sentence) => {
    const { code, stdout, stderr } = await run(args, env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^mcp-odoo: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain(CANARY);
  });

  it('a file with two lines is no secret', async () => {
    const path = join(temporaryFolder(), 'key');
    writeFileSync(path, `${CANARY}\nand more\n`, { mode: 0o600 });
    const { code, stderr } = await run([], { ...WITHOUT_KEY, ODOO_API_KEY_FILE: path });
    expect(code).toBe(2);
    expect(stderr).toContain('has to hold the secret alone, on one line');
    expect(stderr).not.toContain(CANARY);
  });
});

describe('what is asked for alone', () => {
  it('--help and --version answer on stdout, whatever else is missing', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, stderr: '' });
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}\n$/);
  });
});
