import { request } from 'node:http';
import type { RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoCompany } from '../../../src/demo/demo-company.ts';

describe('the web server of the demo company', () => {
  let demo: DemoCompany;
  beforeAll(async () => {
    demo = await DemoCompany.start();
  });
  afterAll(() => demo.dispose());

  function statusOf(path: string, options: RequestOptions = {}, body = ''): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const asked = request(`${demo.url}${path}`, options, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  it('answers a path that is no UTF-8', async () => {
    expect(await statusOf('/json/2/%ff/x')).toBe(404);
  });

  it.each([
    ['without an end', '['.repeat(200_000), 400],
    ['deeper than anybody can follow', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 500],
  ])('answers a body of lists %s', async (_what, body, status) => {
    const headers = { 'Content-Type': 'application/json' };
    expect(await statusOf('/jsonrpc', { method: 'POST', headers }, body)).toBe(status);
  });

  it('goes on when somebody hangs up in the middle of a request', async () => {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(new URL(demo.url).port), '127.0.0.1', () => {
        socket.write('POST /jsonrpc HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{', () => {
          socket.resetAndDestroy();
        });
      });
      socket.on('close', () => {
        resolve();
      });
      socket.on('error', reject);
    });
    expect(await statusOf('/web/version')).toBe(200);
  });

  it('lets no web page ask', async () => {
    expect(await statusOf('/web/version', { headers: { Origin: 'http://127.0.0.1' } })).toBe(403);
  });
});
