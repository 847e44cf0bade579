import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/stdio/configuration.ts';
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
      `${name} in the environment is another`,
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
