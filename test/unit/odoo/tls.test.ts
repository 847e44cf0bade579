import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../src/common/clock.ts';
import { connect, probe } from '../../../src/odoo/connect.ts';
import type { OdooVersion } from '../../../src/odoo/session.ts';
import { ScriptedOdoo, json, rpcResult } from '../../support/scripted-odoo.ts';
import { CANARY, everythingIn } from '../../support/canaries.ts';
import { LOGIN, ODOO_19, failureOf, wireOptions } from '../../support/scripted-session.ts';

const AUTHORITY = fixture('authority.pem');

// The worst case throughout: somebody has switched verification off for the whole process.
beforeEach(() => vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0'));

const servers: ScriptedOdoo[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) await server.close();
});

describe('an encrypted connection', () => {
  it('stands when the server has a certificate of the authority given for it', async () => {
    await expect(probeWith('good', AUTHORITY)).resolves.toMatchObject({ version: { major: 19 } });
  });

  it.each([
    ['good', undefined, 'not signed by an authority'],
    ['self-signed', undefined, 'not signed by an authority'],
    ['self-signed', AUTHORITY, 'not signed by an authority'],
    ['other-name', AUTHORITY, 'made out to another name'],
    ['expired', AUTHORITY, 'has expired'],
    ['good', 'no certificate', 'no PEM certificate'],
    ['good', fixture('good.pem'), 'no PEM certificate'],
  ])('is refused with the certificate "%s" and this authority', async (certificate, authority, sentence) => {
    const error = await failureOf(probeWith(certificate, authority));
    expect(error).toMatchObject({ code: 'tls_untrusted', outcome: 'not-sent' });
    expect(error.person).toContain(sentence);
    expect(servers[0]?.seen).toEqual([]);
  });

  it('is refused where the server speaks plain http', async () => {
    const server = await ScriptedOdoo.start({ '/web/version': ODOO_19 });
    servers.push(server);
    const url = server.url.replace('http:', 'https:');
    const error = await failureOf(probe(url, { clock: systemClock, allowPlainHttp: true }));
    expect(error).toMatchObject({ code: 'tls_untrusted', outcome: 'not-sent' });
    expect(error.person).toContain('https');
  });

  it('is given up in time when the server never begins it', async () => {
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const address = z.object({ port: z.int() }).parse(mute.address());
    const options = { clock: systemClock, allowPlainHttp: false, timeouts: { connect: 60 } };
    const error = await failureOf(probe(`https://127.0.0.1:${address.port}`, options));
    expect(error).toMatchObject({ code: 'unreachable', outcome: 'not-sent' });
    expect(error.person).toContain('does not answer');
    mute.close();
  });

  it('carries the secret only after the certificate was verified', async () => {
    const server = await start('self-signed');
    const target = {
      url: server.url,
      database: 'books',
      login: LOGIN,
      secret: CANARY,
      allowPlainHttp: false,
    };
    const error = await failureOf(connect(target, wireOptions()));
    expect(error).toMatchObject({ code: 'tls_untrusted' });
    expect(everythingIn(error)).not.toContain(CANARY);
    expect(server.seen).toEqual([]);
  });

  it('serves a whole session', async () => {
    const server = await start('good');
    const target = {
      url: server.url,
      database: 'books',
      login: LOGIN,
      secret: CANARY,
      allowPlainHttp: false,
    };
    const session = await connect({ ...target, certificateAuthority: AUTHORITY }, wireOptions());
    expect(session).toMatchObject({ origin: server.url, uid: 7, protocol: 'json-rpc' });
    session.dispose();
  });
});

async function probeWith(
  certificate: string,
  certificateAuthority: string | undefined,
): Promise<{ version: OdooVersion }> {
  const server = await start(certificate);
  return probe(server.url, {
    clock: systemClock,
    allowPlainHttp: false,
    ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
  });
}

async function start(certificate: string): Promise<ScriptedOdoo> {
  const scripts = {
    '/web/version': ODOO_19,
    '/json/2/res.users/context_get': json({ name: 'werkzeug.exceptions.Unauthorized' }, 401),
    '/jsonrpc': rpcResult(7),
  };
  const tls = { key: fixture(`${certificate}.key`), cert: fixture(`${certificate}.pem`) };
  const server = await ScriptedOdoo.start(scripts, tls);
  servers.push(server);
  return server;
}

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');
}
