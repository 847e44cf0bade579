import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { BrotliCompress, Gzip } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { ChildScript } from '../../support/child-script.ts';
import { endless, raw, ScriptedOdoo } from '../../support/scripted-odoo.ts';
import type { Script } from '../../support/scripted-odoo.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };
const MEGABYTE = Buffer.alloc(1_000_000, ' ');
/** More than these, in megabytes, is more than an extension may take. */
const MOST = 150;

const servers: ScriptedOdoo[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

describe('an answer that is too large', () => {
  it.each<[string, () => Script | Promise<Script>]>([
    ['100 MB of JSON', () => hundredMegabytes(JSON_TYPE)],
    ['100 MB of a page', () => hundredMegabytes({ 'Content-Type': 'text/html' })],
    ['JSON without end', () => endless],
    ['a bomb of gzip, 1 GB from 1 MB', () => gigabyte('gzip', createGzip(), 10)],
    ['a bomb of brotli, 1 GB from 10 KB', () => gigabyte('br', createBrotliCompress(FAST))],
  ])('is given up before it fills the memory: %s', async (_what, script) => {
    const odoo = await ScriptedOdoo.start({ '/web/version': await script() });
    servers.push(odoo);
    const caller = new ChildScript('wire-caller.ts', [odoo.url]);
    const told: unknown = JSON.parse((await caller.line()) ?? '');
    expect(told).toMatchObject({ code: 'answer_too_large', megabytes: expect.any(Number) });
    expect(told).toHaveProperty(
      'megabytes',
      expect.toSatisfy((megabytes: number) => megabytes < MOST),
    );
  });
});

function hundredMegabytes(headers: Record<string, string>): Script {
  return (_request, response) => {
    let left = 100;
    const send = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(MEGABYTE)) return;
      }
      response.end();
    };
    response.writeHead(200, { ...headers, 'Content-Length': '100000000' }).on('drain', send);
    send();
  };
}

/**
 * A gigabyte of nothing.
 * @param members of a packed file, where it can have several that are unpacked one after another
 */
async function gigabyte(encoding: string, packer: BrotliCompress | Gzip, members = 1): Promise<Script> {
  const member = await buffer(Readable.from(Array<Buffer>(1_000 / members).fill(MEGABYTE)).pipe(packer));
  const body = Buffer.concat(Array<Buffer>(members).fill(member));
  return raw(200, body, { ...JSON_TYPE, 'Content-Encoding': encoding });
}
