import { Agent, createServer, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAll } from '../../faults/exchange.ts';
import { CountingProxy } from '../../bench/proxy/counting-proxy.ts';
import { trafficOf, wavesOf } from '../../bench/proxy/exchange.ts';
import type { Exchange } from '../../bench/proxy/exchange.ts';
import { Floor } from '../../bench/tools/floor.ts';

/** An Odoo that makes a record at each call, and says which. */
class Odoo {
  readonly asked: string[] = [];
  #last = 6;
  readonly server = createServer((incoming, response) => {
    void readAll(incoming).then((body) => {
      this.asked.push(body.toString('utf8'));
      this.#last += 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end(`{"ids": [${this.#last}]}`);
    });
  });
}

describe('the counting proxy', () => {
  let odoo: Odoo;
  let proxy: CountingProxy;
  let kept: Agent;
  beforeEach(async () => {
    odoo = new Odoo();
    kept = new Agent({ keepAlive: true, maxSockets: 1 });
    await new Promise<void>((resolve) => odoo.server.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.int() }).parse(odoo.server.address());
    proxy = await CountingProxy.start(`http://127.0.0.1:${port}`);
  });
  afterEach(async () => {
    kept.destroy();
    await proxy.dispose();
    odoo.server.close();
  });

  const post = async (body: unknown, agent: Agent | false = kept, call = 'account.move/load') => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${proxy.url}/json/2/${call}`, { method: 'POST', agent }, resolve)
        .once('error', reject)
        .end(JSON.stringify(body));
    });
    return (await readAll(answer)).toString('utf8');
  };

  it('counts requests, new connections and bytes, and begins anew when they are taken', async () => {
    await post({ a: 1 });
    await post({ a: 1 });
    await post({ a: 1 }, false);
    expect(trafficOf(proxy.take())).toEqual({
      requests: 3,
      connections: 2,
      bytes: 3 * ('{"a":1}'.length + '{"ids": [7]}'.length),
    });
    expect(trafficOf(proxy.take())).toEqual({ requests: 0, connections: 0, bytes: 0 });
  });

  it('puts Odoo away for each request, and as far again for each new connection', async () => {
    proxy.putAway(40);
    const timed = async (agent: Agent | false) => {
      const began = performance.now();
      await post({}, agent);
      return performance.now() - began;
    };
    expect(await timed(kept)).toBeGreaterThanOrEqual(79);
    expect(await timed(kept)).toBeGreaterThanOrEqual(39);
    expect(await timed(false)).toBeGreaterThanOrEqual(79);
  });

  it('answers from what was recorded, with the texts of now, and asks Odoo no more', async () => {
    await post({ ref: 'BENCH-1' });
    const recorded = proxy.take().map((each) => ({ ...each, answer: '{"ref": "BENCH-1"}' }));
    proxy.answerFrom(recorded);
    proxy.nextCall('BENCH-1', 'BENCH-2');
    expect(await post({ ref: 'BENCH-2' })).toBe('{"ref": "BENCH-2"}');
    expect(odoo.asked).toHaveLength(1);
    proxy.answerFrom(undefined);
    await post({});
    expect(odoo.asked).toHaveLength(2);
  });

  it('gives a floor that makes the same calls about the records of now, under keys of its own', async () => {
    await post({ id: '__mcp_odoo__.kab12', ref: 'BENCH-1' });
    await post({ ids: [7], note: 'BENCH-1', count: 7.5 });
    const recorded = proxy.take();
    odoo.asked.length = 0;
    const floor = new Floor(proxy.url);
    await floor.play(recorded, { texts: [['BENCH-1', 'BENCH-2']], ids: [] });
    floor.dispose();
    const [load = '', read] = odoo.asked;
    expect(load).toMatch(/^\{"id":"__mcp_odoo__\.k[0-9a-f]{4}","ref":"BENCH-2"\}$/);
    expect(load).not.toContain('kab12');
    expect(read).toBe('{"ids":[9],"note":"BENCH-2","count":7.5}');
    expect(trafficOf(proxy.take()).requests).toBe(2);
  });

  it('gives a floor that fails when it is not answered as the tool was', async () => {
    await post({});
    const recorded = proxy.take().map((each) => ({ ...each, status: 404 }));
    const floor = new Floor(proxy.url);
    await expect(floor.play(recorded, { texts: [], ids: [] })).rejects.toThrow('answered otherwise');
    floor.dispose();
  });
});

describe('what was under way at the same time', () => {
  const exchange = (name: string, began: number, ended: number): Exchange => ({
    ...{ name, began, ended, method: 'POST', path: '/', headers: {}, body: '', status: 200 },
    ...{ answer: '', isFresh: false },
  });

  it('is one wave; what begins after all of it is the next', () => {
    const all = [exchange('c', 30, 40), exchange('a', 0, 20), exchange('b', 1, 10), exchange('d', 41, 50)];
    expect(wavesOf(all).map((wave) => wave.map(({ name }) => name))).toEqual([['a', 'b'], ['c'], ['d']]);
  });
});
