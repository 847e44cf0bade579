import { describe, expect, it } from 'vitest';
import { connectionInEnv, isWhole } from '../../../src/vscode/connections/env-import/env-connection.ts';
import { CANARY } from '../../support/canaries.ts';

const WHERE = 'ODOO_URL=https://books.example.com/odoo?debug=1\nODOO_DB=books\nODOO_USER=bea@example.com\n';

function read(content: string) {
  const judged = connectionInEnv(content);
  if (!judged.ok) throw new Error(judged.sentence);
  return judged.value;
}

describe('a .env that names an Odoo', () => {
  it('says where to connect, as whom and with what', () => {
    expect(read(`${WHERE}ODOO_API_KEY="${CANARY}"\n`)).toEqual({
      url: 'https://books.example.com',
      database: 'books',
      login: 'bea@example.com',
      secret: CANARY,
      secretKind: 'API key',
      others: 0,
    });
  });

  it('may have a password; of both, the key is taken', () => {
    expect(read(`${WHERE}ODOO_PASSWORD=pass`)).toMatchObject({ secret: 'pass', secretKind: 'password' });
    const both = `${WHERE}ODOO_PASSWORD=pass\nODOO_API_KEY=key`;
    expect(read(both)).toMatchObject({ secret: 'key', secretKind: 'API key' });
  });

  it('is whole with all four', () => {
    expect(isWhole(read(`${WHERE}ODOO_API_KEY=key`))).toBe(true);
    expect(isWhole(read(WHERE))).toBe(false);
    expect(isWhole(read('ODOO_URL=https://a.example\nODOO_API_KEY=key'))).toBe(false);
    expect(isWhole(read(`${WHERE}ODOO_API_KEY=  `))).toBe(false);
  });

  it('tells how many settings it has for other programs', () => {
    expect(read(`${WHERE}ODOO_ALLOW_HTTP=yes\nDATABASE_URL=x\nDEBUG=1`).others).toBe(2);
  });

  it.each([
    ['no address', 'ODOO_DB=books', 'ODOO_URL'],
    ['nothing', '', 'ODOO_URL'],
    ['an address with a password in it', `ODOO_URL=https://bea:${CANARY}@books.example.com`, 'ODOO_URL'],
    ['an address that no browser would open', `ODOO_URL=file:///etc/${CANARY}`, 'ODOO_URL'],
  ])('with %s is refused with a sentence that quotes nothing of it', (_, content, says) => {
    const judged = connectionInEnv(content);
    expect(judged).toEqual({ ok: false, sentence: expect.stringContaining(says) });
    expect(JSON.stringify(judged)).not.toContain(CANARY);
  });
});
