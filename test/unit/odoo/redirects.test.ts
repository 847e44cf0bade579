import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import { connect, listDatabases, probe } from '../../../src/odoo/connect.ts';
import type { Protocol } from '../../../src/odoo/session.ts';
import { CANARY, leaksIn } from '../../support/canaries.ts';
import { html, inTurn, json, rpcResult, ScriptedOdoo } from '../../support/scripted-odoo.ts';
import type { Script } from '../../support/scripted-odoo.ts';
import { failureOf, LOGIN, ODOO_19, scriptedSession, wireOptions } from '../../support/scripted-session.ts';

const AUTHORITY = fixture('authority.pem');
const CERTIFIED = { key: fixture('good.key'), cert: fixture('good.pem') };
const STATUSES = [301, 302, 303, 307, 308];
const ODOO_14 = json({ version_info: [14, 0, 0, 'final', 0, ''] });

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** Whoever is here would answer everything, and take a secret gladly. */
async function stranger(tls?: typeof CERTIFIED): Promise<ScriptedOdoo> {
  const willing: Record<string, Script> = { '/web/version': ODOO_19, '/jsonrpc': rpcResult(7) };
  return start(willing, tls);
}

describe.each(STATUSES)('a redirect with %i', (status) => {
  const to = (location: string): Script => html(status, { Location: location });

  describe.each(['json-rpc', 'json-2'] as const)('of a call, over %s', (protocol) => {
    it.each(['read', 'write'] as const)('is named and not followed: a %s', async (kind) => {
      const elsewhere = await stranger();
      const scripted = await scriptedSession(protocol, to(`${elsewhere.url}/jsonrpc`));
      open.push(scripted.odoo);
      const error = await failureOf(scripted[kind]());
      expect(error).toMatchObject({ code: 'redirected', outcome: 'not-sent' });
      expect(error.person).toContain(elsewhere.url);
      expect(error.model).toContain(elsewhere.url);
      expect(elsewhere.seen).toEqual([]);
      expect(scripted.odoo.seen).toHaveLength(1);
      scripted.session.dispose();
    });

    it('is not followed when logging in', async () => {
      const elsewhere = await stranger();
      const script = to(`${elsewhere.url}/jsonrpc`);
      const odoo = await start({
        ...{ '/web/version': ODOO_19, '/jsonrpc': script, '/json/2/res.users/context_get': script },
      });
      const error = await failureOf(logIn(odoo.url, protocol));
      expect(error).toMatchObject({ code: 'redirected', outcome: 'not-sent' });
      expect(error.person).toContain(elsewhere.url);
      expect(elsewhere.seen).toEqual([]);
      expect(leaksIn(error, [CANARY])).toEqual([]);
    });
  });

  it.each([
    ['another port', (port: string) => `http://127.0.0.1:${port}/web/version`],
    ['another name of the same machine', (port: string) => `http://localhost:${port}/web/version`],
    ['an address without a scheme', (port: string) => `//127.0.0.1:${port}/web/version`],
  ])('of the first question is named and not followed: %s', async (_what, location) => {
    const elsewhere = await stranger();
    const { port } = new URL(elsewhere.url);
    const odoo = await start({ '/web/version': to(location(port)) });
    const error = await failureOf(logIn(odoo.url));
    expect(error).toMatchObject({ code: 'redirected', outcome: 'not-sent' });
    expect(error.person).toContain(`:${port}`);
    expect(elsewhere.seen).toEqual([]);
    expect(odoo.seen).toHaveLength(1);
  });

  it('from an encrypted address to one that is not is named and not followed', async () => {
    const elsewhere = await stranger();
    const odoo = await start({ '/web/version': to(elsewhere.url) }, CERTIFIED);
    const options = { clock: systemClock, allowPlainHttp: false, certificateAuthority: AUTHORITY };
    const error = await failureOf(probe(odoo.url, options));
    expect(error.person).toContain(`sends us to ${elsewhere.url}`);
    expect(elsewhere.seen).toEqual([]);
  });

  it('to an encrypted address is named and not followed, though its certificate is good', async () => {
    const elsewhere = await stranger(CERTIFIED);
    const odoo = await start({ '/web/version': to(elsewhere.url) });
    const error = await failureOf(logIn(odoo.url));
    expect(error.person).toContain(`use ${elsewhere.url} as the address`);
    expect(elsewhere.seen).toEqual([]);
  });

  it('of the list of databases is not followed', async () => {
    const elsewhere = await stranger();
    const odoo = await start({ '/web/database/list': to(elsewhere.url) });
    const options = { clock: systemClock, allowPlainHttp: true };
    expect(await failureOf(listDatabases(odoo.url, options))).toMatchObject({ code: 'redirected' });
    expect(elsewhere.seen).toEqual([]);
  });

  it('of the question for a session of 14 is not followed', async () => {
    const elsewhere = await stranger();
    const odoo = await start({
      '/web/version': ODOO_14,
      '/web?db=books': to(elsewhere.url),
      '/jsonrpc': inTurn(rpcResult(7)),
    });
    const session = await logIn(odoo.url, 'json-rpc');
    expect(session).toMatchObject({ uid: 7, origin: odoo.url });
    expect(elsewhere.seen).toEqual([]);
    session.dispose();
  });

  it('that names nothing, or no address, is a redirect all the same', async () => {
    for (const location of ['', 'http://', 'javascript:alert(1)', 'file:///etc/passwd']) {
      const odoo = await start({ '/web/version': to(location) });
      expect(await failureOf(logIn(odoo.url))).toMatchObject({ code: 'redirected' });
    }
  });
});

function logIn(url: string, protocol?: Protocol) {
  const target = { url, database: 'books', login: LOGIN, secret: CANARY, allowPlainHttp: true };
  return connect({ ...target, ...(protocol !== undefined && { protocol }) }, wireOptions());
}

async function start(scripts: Record<string, Script>, tls?: typeof CERTIFIED): Promise<ScriptedOdoo> {
  const server = await ScriptedOdoo.start(scripts, tls);
  open.push(server);
  return server;
}

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');
}
