import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { createServer } from 'node:tls';
import type { Server, TlsOptions } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ChildScript } from '../../support/child-script.ts';

/** An environment in which every other program would take any server for the right one. */
const CARELESS = 'export NODE_TLS_REJECT_UNAUTHORIZED=0 NODE_NO_WARNINGS=1 NODE_OPTIONS=--tls-min-v1.0;';

/** What servers spoke before 2008, which OpenSSL has to be talked into. */
const OLD = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

/** What anybody reads who breaks into the encryption, and nobody else. */
class Listener {
  readonly url: string;
  heard = 0;
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `https://127.0.0.1:${port}`;
  }

  static async start(options: TlsOptions): Promise<Listener> {
    const server = createServer(options, (socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (data: Buffer) => {
        listener.heard += data.length;
        const body = JSON.stringify({ version_info: [19, 0, 0, 'final', 0, ''] });
        const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
        socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
      });
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.int() }).parse(server.address());
    const listener = new Listener(server, port);
    return listener;
  }

  close(): void {
    this.#server.close();
  }
}

const listeners: Listener[] = [];
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.close();
});

describe('in a process that was told to trust everybody, a server', () => {
  it.each([
    ['with an expired certificate', 'expired', 'authority', 'has expired', {}],
    ['with the certificate of another', 'other-name', 'authority', 'made out to another name', {}],
    ['that signed its own certificate', 'self-signed', undefined, 'not signed by an authority', {}],
    ['of an unknown authority', 'good', undefined, 'not signed by an authority', {}],
    ['of another authority than the given one', 'good', 'self-signed', 'not signed by an authority', {}],
    ['with an encryption of 2006', 'good', 'authority', 'TLS 1.2 or newer', OLD],
  ] as const)(
    '%s hears nothing, and the person what to do',
    async (_who, name, authority, sentence, more) => {
      const listener = await listen({ ...certificate(name), ...more });
      expect(await told(listener.url, authority)).toEqual({
        code: 'tls_untrusted',
        outcome: 'not-sent',
        person: expect.stringContaining(sentence),
        megabytes: expect.any(Number),
      });
      expect(listener.heard).toBe(0);
      // Whoever does not look gets an answer: nothing else was wrong with the server.
      expect(await careless(listener.url)).toBe(200);
    },
  );

  it.each([
    ['of the authority that was given for it', 'good', 'authority'],
    ['that signed its own certificate, which was given for it', 'self-signed', 'self-signed'],
  ] as const)('%s is spoken to', async (_who, name, authority) => {
    const listener = await listen(certificate(name));
    expect(await told(listener.url, authority)).not.toMatchObject({ code: 'tls_untrusted' });
    expect(listener.heard).toBeGreaterThan(0);
  });
});

async function listen(options: TlsOptions): Promise<Listener> {
  const listener = await Listener.start(options);
  listeners.push(listener);
  return listener;
}

async function told(url: string, authority: string | undefined): Promise<unknown> {
  const args = authority === undefined ? [url] : [url, pathOf(`${authority}.pem`)];
  return JSON.parse((await new ChildScript('wire-caller.ts', args, CARELESS).line()) ?? '');
}

/** The status that somebody gets who trusts everybody. */
async function careless(url: string): Promise<unknown> {
  const options = { rejectUnauthorized: false, ...OLD, maxVersion: 'TLSv1.3', agent: false } as const;
  const sent = httpsRequest(url, options).end();
  const [answer] = z.tuple([z.object({ statusCode: z.int() })]).parse(await once(sent, 'response'));
  sent.destroy();
  return answer.statusCode;
}

function certificate(name: string): TlsOptions {
  return { key: readFileSync(pathOf(`${name}.key`)), cert: readFileSync(pathOf(`${name}.pem`)) };
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/tls/${name}`, import.meta.url));
}
