import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../../../src/odoo/connect.ts';
import type { Protocol } from '../../../src/odoo/session.ts';
import { withoutSecret } from '../../../src/odoo/without-secret.ts';
import { leaksIn } from '../../support/canaries.ts';
import { inTurn, json, json2Error, raw, rpcError, ScriptedOdoo } from '../../support/scripted-odoo.ts';
import type { Script } from '../../support/scripted-odoo.ts';
import { failureOf, LOGIN, ODOO_19, wireOptions } from '../../support/scripted-session.ts';

/** With everything that somebody writes differently. */
const SECRET = `5eb63bbbe01eeed0 "é" <'&\\/+%~!> 5eb63bbbe01eeed0`;
const ASCII = `5eb63bbbe01eeed0"<'&/+%!>5eb63bbbe01eeed0`;
const KEY = '5eb63bbbe01eeed022c8';

const servers: ScriptedOdoo[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

describe('a text that says the secret back', () => {
  it.each([
    ['as it was', SECRET],
    ['as JSON', JSON.stringify(SECRET)],
    ['as Python writes JSON', `"5eb63bbbe01eeed0 \\"\\u00e9\\" <'&\\\\/+%~!> 5eb63bbbe01eeed0"`],
    ['as PHP writes JSON', `"5eb63bbbe01eeed0 \\"\\u00e9\\" <'&\\\\\\/+%~!> 5eb63bbbe01eeed0"`],
    ['as Python shows it', `'5eb63bbbe01eeed0 "é" <\\'&\\\\/+%~!> 5eb63bbbe01eeed0'`],
    ['as Python shows its bytes', `b'5eb63bbbe01eeed0 "\\xc3\\xa9" <\\'&\\\\/+%~!> 5eb63bbbe01eeed0'`],
    ['as HTML', '5eb63bbbe01eeed0 &quot;é&quot; &lt;&#39;&amp;\\/+%~!&gt; 5eb63bbbe01eeed0'],
    ['as Python writes HTML', '5eb63bbbe01eeed0 &quot;é&quot; &lt;&#x27;&amp;\\/+%~!&gt; 5eb63bbbe01eeed0'],
    ['as Odoo writes HTML', '5eb63bbbe01eeed0 &#34;é&#34; &lt;&#39;&amp;\\/+%~!&gt; 5eb63bbbe01eeed0'],
    ['in an address', encodeURIComponent(SECRET)],
    [
      'as Python writes addresses',
      '5eb63bbbe01eeed0%20%22%C3%A9%22%20%3C%27%26%5C/%2B%25~%21%3E%205eb63bbbe01eeed0',
    ],
    ['in a form', '5eb63bbbe01eeed0+%22%C3%A9%22+%3C%27%26%5C%2F%2B%25%7E%21%3E+5eb63bbbe01eeed0'],
    ['in base64', Buffer.from(SECRET).toString('base64')],
  ])('is passed on without it: %s', (_how, said) => {
    const told = withoutSecret(`before ${said} after`, SECRET);
    expect(leaksIn(told, [SECRET])).toEqual([]);
    expect(told).toMatch(/^before .* after$/);
  });

  it('is passed on as it is where nothing is secret', () => {
    expect(withoutSecret('The bill has no date.', undefined)).toBe('The bill has no date.');
    expect(withoutSecret('The bill has no date.', '')).toBe('The bill has no date.');
  });

  it('is looked through in no time, however it was made up to take long', () => {
    const started = performance.now();
    withoutSecret('\\'.repeat(100_000), `${'\\'.repeat(30)}a`);
    withoutSecret('a'.repeat(10_000_000), `${'a'.repeat(200)}b`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('may hold half a character', () => {
    const broken = `${KEY}\ud800`;
    expect(leaksIn(withoutSecret(`said ${broken}`, broken), [KEY])).toEqual([]);
  });
});

describe.each<Protocol>(['json-rpc', 'json-2'])(
  'a server that says the request back, over %s',
  (protocol) => {
    const secret = protocol === 'json-2' ? ASCII : SECRET;
    const refusal = (text: string): Script =>
      protocol === 'json-2'
        ? json2Error(422, 'odoo.exceptions.UserError', text)
        : rpcError('odoo.exceptions.UserError', text);
    const exception = (name: string): Script =>
      protocol === 'json-2' ? json2Error(500, name) : rpcError(name);

    it.each([
      ['in its words', refusal(secret)],
      ['across the place where its words are cut', refusal(`${'x'.repeat(480)} ${secret}`)],
      ['as JSON', refusal(JSON.stringify(secret))],
      ['as the name of an exception', exception(secret)],
      ['in the page of a proxy', raw(400, `<title>${secret}</title>`, { 'Content-Type': 'text/html' })],
      ['as the way elsewhere', raw(302, '', { Location: `/${encodeURIComponent(secret)}` })],
      [
        'in the address of somebody else',
        raw(302, '', { Location: `https://a:${KEY}@evil.example/?${KEY}` }),
      ],
      ['in a session', json(secret, 200, { 'Set-Cookie': `session_id=${KEY}` })],
    ])('cannot make an error carry the secret: %s', async (_how, script) => {
      const error = await failureOf(logIn(script, secret));
      expect(leaksIn(error, [secret, KEY])).toEqual([]);
    });

    it('is understood as a refusal, however deep it buries it', async () => {
      const depth = 100_000;
      const data = `{"name": "odoo.exceptions.UserError", "message": "No.", "arguments": ${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const script: Script = (request, response) => {
        const id = /"id":"([\w-]+)"/.exec(request.body)?.[1];
        const body =
          protocol === 'json-2' ? data : `{"jsonrpc": "2.0", "id": "${id}", "error": {"data": ${data}}}`;
        const status = protocol === 'json-2' ? 422 : 200;
        raw(status, body, { 'Content-Type': 'application/json' })(request, response);
      };
      expect(await failureOf(logIn(script, secret))).toMatchObject({
        code: 'refused_by_odoo',
        outcome: 'rejected',
      });
    });

    async function logIn(script: Script, secret: string): Promise<unknown> {
      const odoo = await ScriptedOdoo.start({
        '/web/version': ODOO_19,
        '/jsonrpc': inTurn(script, script),
        '/json/2/res.users/context_get': script,
      });
      servers.push(odoo);
      const target = {
        url: odoo.url,
        database: 'books',
        login: LOGIN,
        secret,
        protocol,
        allowPlainHttp: true,
      };
      return connect(target, wireOptions());
    }
  },
);
