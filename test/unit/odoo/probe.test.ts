import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import { listDatabases, probe } from '../../../src/odoo/connect.ts';
import { ScriptedOdoo, html, json, rpcError, rpcResult } from '../../support/scripted-odoo.ts';
import type { Script } from '../../support/scripted-odoo.ts';
import { ODOO_19, failureOf, hostless } from '../../support/scripted-session.ts';

const ODOO_14 = { '/web/version': html(404), '/jsonrpc': rpcResult({ server_version_info: [14, 0] }) };
const plain = { clock: systemClock, allowPlainHttp: true };

const servers: ScriptedOdoo[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

describe('probing an address', () => {
  it('tells the origin and the version, and sends nothing else', async () => {
    const odoo = await start({ '/web/version': ODOO_19 });
    await expect(probe(`${odoo.url}/odoo/accounting?debug=1#x`, plain)).resolves.toEqual({
      origin: odoo.url,
      version: { major: 19, text: '19.0' },
    });
    expect(odoo.seen).toMatchObject([{ method: 'GET', path: '/web/version', body: '' }]);
  });

  it('asks the older way where /web/version is missing', async () => {
    const { url } = await start(ODOO_14);
    await expect(probe(url, plain)).resolves.toMatchObject({ version: { major: 14, text: '14.0' } });
  });

  it('knows online builds', async () => {
    const { url } = await start({
      '/web/version': json({ version_info: ['saas~18', 2, 0, 'final', 0, 'e'] }),
    });
    await expect(probe(url, plain)).resolves.toMatchObject({ version: { major: 18, text: 'saas~18.2' } });
  });

  it.each<[string, Record<string, Script>, string]>([
    ['a web site', { '/web/version': html(200) }, 'not_odoo'],
    ['a server that knows neither question', {}, 'not_odoo'],
    ['JSON of something else', { '/web/version': json({ version: '1' }) }, 'not_odoo'],
    ['a server that wants a login', { '/web/version': html(401) }, 'not_odoo'],
    [
      'an API that answers everything',
      { '/web/version': html(404), '/jsonrpc': json({ ok: true }) },
      'not_odoo',
    ],
    [
      'a redirect',
      { '/web/version': html(301, { Location: 'https://books.example.com/web' }) },
      'redirected',
    ],
    [
      'Odoo 13',
      { '/web/version': html(404), '/jsonrpc': rpcResult({ server_version_info: [13, 0] }) },
      'odoo_too_old',
    ],
    ['a gateway without Odoo', { '/web/version': html(502) }, 'server_unavailable'],
  ])('tells %s from Odoo', async (_name, scripts, code) => {
    const error = await failureOf(probe((await start(scripts)).url, plain));
    expect(error.code).toBe(code);
    expect({ person: hostless(error.person), model: hostless(error.model) }).toMatchSnapshot();
  });

  it.each([
    ['books.example.com', 'url_invalid'],
    ['localhost:8069', 'url_invalid'],
    ['ftp://books.example.com', 'url_invalid'],
    ['https://ada:hunter2@books.example.com', 'url_invalid'],
    ['', 'url_invalid'],
    ['http://127.0.0.1:1', 'plain_http_refused'],
    ['http://books.example.com', 'plain_http_refused'],
  ])('refuses the address "%s" before anything is sent', async (url, code) => {
    const error = await failureOf(probe(url, { ...plain, allowPlainHttp: false }));
    expect(error).toMatchObject({ code, outcome: 'not-sent' });
    expect(error.person).toMatchSnapshot();
  });

  it('says that nothing listens, or that there is no such server', async () => {
    const { url } = await start({});
    await servers[0]?.close();
    expect((await failureOf(probe(url, plain))).person).toContain('refuses the connection');
    const nowhere = await failureOf(probe('https://books.invalid', plain));
    expect(nowhere).toMatchObject({ code: 'unreachable', outcome: 'not-sent' });
    expect(nowhere.person).toMatch(/^(There is no server named )?books.invalid/);
  });
});

describe('listing the databases', () => {
  it('gives their names', async () => {
    const { url } = await start({ '/web/database/list': rpcResult(['books', 'demo']) });
    await expect(listDatabases(url, plain)).resolves.toEqual(['books', 'demo']);
  });

  it.each<[string, Record<string, Script>]>([
    ['the list is switched off', { '/web/database/list': rpcError('odoo.exceptions.AccessDenied') }],
    ['a proxy hides it', {}],
    ['it is no list', { '/web/database/list': rpcResult({}) }],
  ])('gives nothing where %s', async (_name, scripts) => {
    await expect(listDatabases((await start(scripts)).url, plain)).resolves.toBeUndefined();
  });
});

async function start(scripts: Record<string, Script>): Promise<ScriptedOdoo> {
  const odoo = await ScriptedOdoo.start(scripts);
  servers.push(odoo);
  return odoo;
}
