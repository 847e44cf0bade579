import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/stdio/configuration.ts';
import { warnOfExposed } from '../../../src/stdio/exposed-secrets.ts';
import { CANARY } from '../../support/canaries.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const GOOD = {
  ...{ ODOO_URL: 'https://books.example.com/odoo?x=1', ODOO_DB: 'books', ODOO_USER: 'anna@example.com' },
  ODOO_API_KEY: CANARY,
};
const { ODOO_API_KEY: _key, ...WITHOUT_KEY } = GOOD;
const CONNECTION = {
  origin: 'https://books.example.com',
  database: 'books',
  login: 'anna@example.com',
  allowPlainHttp: false,
};

function fileWith(text: string, mode = 0o600): string {
  const path = join(temporaryFolder(), 'odoo.env');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const envText = (variables: Readonly<Record<string, string>>) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('');

describe('what to connect to', () => {
  it('comes from the environment', async () => {
    const { connection, secret, files } = await readConfiguration(GOOD, undefined);
    expect({ connection, secret, files }).toEqual({ connection: CONNECTION, secret: CANARY, files: [] });
  });

  it('comes from a file, with comments and quotes', async () => {
    const path = fileWith(`# ours\nexport ODOO_TIMEOUT=1\n${envText(GOOD)}`);
    const { connection, secret, files } = await readConfiguration({}, path);
    expect({ connection, secret }).toEqual({ connection: CONNECTION, secret: CANARY });
    expect(files).toMatchObject([{ name: '--env-file', path, isExposed: false }]);
  });

  it('comes from the environment where both say something, the secret too', async () => {
    const path = fileWith(`\uFEFF${envText({ ...GOOD, ODOO_DB: 'other', ODOO_API_KEY: 'of the file' })}`);
    const env = { ODOO_DB: 'books', ODOO_PASSWORD: CANARY, ODOO_URL: '' };
    const { connection, secret } = await readConfiguration(env, path);
    expect({ connection, secret }).toEqual({ connection: CONNECTION, secret: CANARY });
  });

  it.each([
    ['ODOO_URL', 'https://elsewhere.example.com'],
    ['ODOO_DB', 'other'],
    ['ODOO_USER', 'other@example.com'],
  ])('is not another %s of the environment for a key of the file', async (name, value) => {
    const path = fileWith(envText(GOOD));
    await expect(readConfiguration({ [name]: value }, path)).rejects.toThrow(
      `${name} in the environment is not what the file says`,
    );
    const same = { ODOO_URL: GOOD.ODOO_URL, ODOO_DB: GOOD.ODOO_DB };
    expect((await readConfiguration(same, path)).connection).toEqual(CONNECTION);
  });

  it.each(['ODOO_API_KEY_FILE', 'ODOO_PASSWORD_FILE'])(
    'takes the secret from the file of %s',
    async (name) => {
      const path = fileWith(` ${CANARY} \r\n`, 0o640);
      const { secret, files } = await readConfiguration({ ...WITHOUT_KEY, [name]: path }, undefined);
      // Blanks belong to it.
      expect(secret).toBe(` ${CANARY} `);
      expect(files).toMatchObject([{ name, path, isExposed: process.platform !== 'win32' }]);
    },
  );

  it.each(['yes', 'TRUE', ' 1 '])('may be unencrypted once the person said %j', async (said) => {
    const env = { ...GOOD, ODOO_URL: 'http://127.0.0.1:8069', ODOO_ALLOW_HTTP: said };
    const { connection } = await readConfiguration(env, undefined);
    expect(connection).toMatchObject({ origin: 'http://127.0.0.1:8069', allowPlainHttp: true });
  });

  it.each([undefined, '', 'no', 'False', '0'])('is not unencrypted when they said %j', async (said) => {
    const env = { ...GOOD, ODOO_URL: 'http://localhost:8069', ODOO_ALLOW_HTTP: said };
    await expect(readConfiguration(env, undefined)).rejects.toThrow('ODOO_URL is not encrypted');
  });

  it('is asked for in a sentence when the file is not there, or too long', async () => {
    const missing = join(temporaryFolder(), 'none');
    await expect(readConfiguration({}, missing)).rejects.toThrow('The file of --env-file does not exist.');
    const long = fileWith('x'.repeat(65 * 1024));
    await expect(readConfiguration({}, long)).rejects.toThrow('The file of --env-file is too long.');
    await expect(readConfiguration({}, temporaryFolder())).rejects.toThrow('cannot be read');
  });
});

describe('the authority that is believed about the address', () => {
  const authority = join(import.meta.dirname, '../../fixtures/tls/authority.pem');
  const pem = readFileSync(authority, 'utf8');

  it('is the one in ODOO_CA_FILE, from the environment or the file', async () => {
    const path = fileWith(envText({ ...GOOD, ODOO_CA_FILE: authority }));
    const fromFile = await readConfiguration({}, path);
    const fromEnv = await readConfiguration({ ...GOOD, ODOO_CA_FILE: authority }, undefined);
    for (const { connection } of [fromFile, fromEnv])
      expect(connection).toEqual({ ...CONNECTION, certificateAuthority: pem });
  });

  it('is warned of where agents work: whoever can change its file decides who is sent the key', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'authority.pem');
    copyFileSync(authority, path);
    const { files } = await readConfiguration({ ...GOOD, ODOO_CA_FILE: path }, undefined);
    const warnings: string[] = [];
    await warnOfExposed(files, [temporaryFolder()], (sentence) => warnings.push(sentence));
    expect(warnings).toEqual([]);
    await warnOfExposed(files, [folder], (sentence) => warnings.push(sentence));
    expect(warnings).toEqual([
      expect.stringMatching(
        /^warning: the file of ODOO_CA_FILE \(.*authority\.pem\) lies where agents work\. .*decides which server/,
      ),
    ]);
  });

  it('is not another one of the environment for a key of the file, nor one that the file does not know', async () => {
    const env = { ODOO_CA_FILE: authority };
    for (const inFile of [GOOD, { ...GOOD, ODOO_CA_FILE: '/etc/other.pem' }])
      await expect(readConfiguration(env, fileWith(envText(inFile)))).rejects.toThrow(
        'ODOO_CA_FILE in the environment is not what the file says',
      );
  });

  it('is not one that depends on where the program is started: agents choose that', async () => {
    const path = fileWith(envText({ ...GOOD, ODOO_CA_FILE: 'authority.pem' }));
    await expect(readConfiguration({}, path)).rejects.toThrow('ODOO_CA_FILE has to be a whole path');
  });

  it.each([
    ['good.pem', 'is the certificate of a server'],
    ['good.key', 'holds a private key'],
    ['expired-authority.pem', 'expired on'],
    ['no-such-file', 'The file of ODOO_CA_FILE does not exist.'],
  ])('is not %s', async (name, why) => {
    const env = { ...GOOD, ODOO_CA_FILE: join(dirname(authority), name) };
    await expect(readConfiguration(env, undefined)).rejects.toThrow(why);
  });
});

describe('the limit above which a person types totals', () => {
  const limit = async (env?: string, file?: string) => {
    const given = (amount: string | undefined): Record<string, string> =>
      amount === undefined ? {} : { ODOO_TYPE_TOTALS_OVER: amount };
    const path = fileWith(envText({ ...GOOD, ...given(file) }));
    return (await readConfiguration(given(env), path)).typeTotalsOver;
  };

  it('is what the environment or the file says, and the lower one where both do', async () => {
    expect(await limit()).toBeUndefined();
    expect(await limit('', ' ')).toBeUndefined();
    expect(await limit('5000')).toBe('5000');
    expect(await limit(undefined, '5000.00')).toBe('5000.00');
    expect(await limit('5000', '400.50')).toBe('400.50');
    expect(await limit('0', '400.50')).toBe('0');
  });

  it.each(['5,000', '-1', '1e3', 'none', '5000 EUR', '1'.repeat(16)])('is not %j', async (said) => {
    const why = 'ODOO_TYPE_TOTALS_OVER has to be an amount such as 5000 or 5000.00.';
    await expect(limit(said)).rejects.toThrow(why);
    await expect(limit('5', said)).rejects.toThrow(why);
  });
});
