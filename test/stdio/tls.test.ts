import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openCompany } from './company.ts';
import { Program } from './program.ts';

const company = await openCompany('tls');
afterAll(() => company.dispose());

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/tls', name);

/** The same Odoo behind an address with a certificate that only the authority of the tests has signed. */
async function encrypted(): Promise<string> {
  const { hostname, port } = new URL(company.proxy.url);
  const read = (name: string) => readFileSync(fixture(name));
  const server = createServer({ key: read('good.key'), cert: read('good.pem') }, (asked, response) => {
    const { method, url: path, headers } = asked;
    const on = request({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.pipe(on);
  });
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `https://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}`;
}

describe('an Odoo whose certificate only its own company has signed', () => {
  it('is spoken to with the authority of ODOO_CA_FILE', async () => {
    const env = { ...company.env, ODOO_URL: await encrypted(), ODOO_CA_FILE: fixture('authority.pem') };
    const program = await Program.start(['--data-dir', temporaryFolder()], env);
    expect(await program.answer('list_drafts', {})).toHaveProperty('groups');
  });

  it('is not spoken to without', async () => {
    const env = { ...company.env, ODOO_URL: await encrypted() };
    const program = await Program.start(['--data-dir', temporaryFolder()], env);
    expect(await program.failure('list_drafts', {})).toMatch(/^tls_untrusted: /);
  });
});
