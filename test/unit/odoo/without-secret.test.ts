import { describe, expect, it } from 'vitest';
import { connect } from '../../../src/odoo/connect.ts';
import { inTurn, rpcError, ScriptedOdoo } from '../../support/scripted-odoo.ts';
import { everythingIn, failureOf, LOGIN, ODOO_19, wireOptions } from '../../support/scripted-session.ts';

const SECRET = 'canary  "secret" <5eb63bbbe01eeed0>';

const echo = (text: string) => rpcError('odoo.exceptions.UserError', text);

describe('a server that says the request back', () => {
  it.each([
    ['as it was', SECRET],
    ['across the place where its words are cut', `${'x'.repeat(480)} ${SECRET}`],
    ['as HTML', 'canary  &quot;secret&quot; &lt;5eb63bbbe01eeed0&gt;'],
    ['as JSON', JSON.stringify(SECRET)],
  ])('cannot make an error carry the secret: %s', async (_how, text) => {
    const odoo = await ScriptedOdoo.start({
      '/web/version': ODOO_19,
      '/jsonrpc': inTurn(echo(text), echo(text)),
    });
    const target = { url: odoo.url, database: 'books', login: LOGIN, secret: SECRET } as const;
    const failed = failureOf(
      connect({ ...target, allowPlainHttp: true, protocol: 'json-rpc' }, wireOptions()),
    );
    const error = await failed;
    expect(everythingIn(error)).not.toMatch(/canary|5eb63/);
    await odoo.close();
  });
});
