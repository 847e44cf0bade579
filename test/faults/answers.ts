import { gzipSync } from 'node:zlib';
import { TRACEBACK } from '../support/scripted-odoo.ts';
import type { Answer, Exchange } from './exchange.ts';

/** What callers get instead of what Odoo said. */

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Cuts the connection without a word. */
export const reset: Answer = ({ response }) => {
  response.socket?.resetAndDestroy();
};

/** Closes the connection without a word, as servers do with those that idle. */
export const hangUp: Answer = ({ response }) => {
  response.socket?.destroy();
};

/** Half of the answer comes, then the connection is cut. */
export const cut: Answer = (exchange) => {
  const body = wholeAnswer(exchange);
  exchange.response.writeHead(200, { ...JSON_TYPE, 'Content-Length': body.length });
  exchange.response.write(body.subarray(0, body.length / 2), () => exchange.response.socket?.destroy());
};

/** The same, but without saying how long it would have been. */
export const cutChunked: Answer = (exchange) => {
  const body = wholeAnswer(exchange);
  exchange.response.writeHead(200, JSON_TYPE);
  exchange.response.write(body.subarray(0, body.length / 2), () =>
    exchange.response.socket?.resetAndDestroy(),
  );
};

/** Nothing comes, until whoever waits has waited long enough. */
export const silence: Answer = ({ runOut }) => runOut();

/** A byte now and then, until whoever waits has waited long enough. */
export const slowLoris: Answer = ({ response, runOut }) => {
  response.writeHead(200, JSON_TYPE);
  for (const after of [0, 3, 6]) setTimeout(() => response.write(' '), after);
  setTimeout(runOut, 9);
};

export function page(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return ({ response }) => {
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers });
    response.end('<!doctype html><title>Not JSON</title>');
  };
}

export function redirect(status: number, to: (exchange: Exchange) => string): Answer {
  return (exchange) => page(status, { Location: to(exchange) })(exchange);
}

/** Of the length it is said to have, and yet not all of it. */
export const truncated: Answer = (exchange) => {
  const body = wholeAnswer(exchange);
  exchange.response.writeHead(200, JSON_TYPE).end(body.subarray(0, body.length - 1));
};

export function bytes(body: string | Uint8Array, headers: Readonly<Record<string, string>>): Answer {
  return ({ response }) => void response.writeHead(200, headers).end(body);
}

/** The right bytes under a wrong name. */
export function typed(type: string): Answer {
  return (exchange) => bytes(wholeAnswer(exchange), { 'Content-Type': type })(exchange);
}

export const notGzip: Answer = bytes('this is no gzip', { ...JSON_TYPE, 'Content-Encoding': 'gzip' });

/** A few kilobytes that unpack to so many megabytes. */
export function gzipBomb(megabytes: number): Answer {
  const packed = gzipSync(Buffer.alloc(megabytes * 1_000_000, ' '));
  return bytes(packed, { ...JSON_TYPE, 'Content-Encoding': 'gzip' });
}

/** So many megabytes, as fast as they are taken. */
export function flood(megabytes: number): Answer {
  const chunk = Buffer.alloc(1_000_000, ' ');
  return ({ response }) => {
    let left = megabytes;
    const send = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(chunk)) return;
      }
      response.end();
    };
    response.writeHead(200, JSON_TYPE).on('drain', send);
    send();
  };
}

/** An exception of Odoo, as each protocol tells it; with a traceback that must go nowhere. */
export function exception(name: string, status: number, message = 'A message'): Answer {
  return ({ response, protocol, id }) => {
    const data = { name, message, arguments: [message], context: {}, debug: TRACEBACK };
    const envelope = { jsonrpc: '2.0', id, error: { code: 0, message: 'Odoo Server Error', data } };
    const isJson2 = protocol === 'json-2';
    response.writeHead(isJson2 ? status : 200, JSON_TYPE);
    response.end(JSON.stringify(isJson2 ? data : envelope));
  };
}

/** Each protocol has a way of its own to say it. */
export function perProtocol(answers: Readonly<Record<Exchange['protocol'], Answer>>): Answer {
  return (exchange) => answers[exchange.protocol](exchange);
}

/** What Odoo has said. */
export const asOdooSaid: Answer = ({ response, answered }) => {
  if (answered === undefined) throw new Error('Odoo was not asked.');
  response.writeHead(answered.status, { 'Content-Type': answered.type }).end(answered.body);
};

/** Odoo's answer, or one like it where Odoo was not asked. */
function wholeAnswer({ answered, protocol, id }: Exchange): Buffer {
  if (answered !== undefined) return answered.body;
  const result = { ids: [1], messages: [] };
  return Buffer.from(JSON.stringify(protocol === 'json-2' ? result : { jsonrpc: '2.0', id, result }));
}
