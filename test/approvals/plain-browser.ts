import { request } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** Speaks to a page as a browser does, header by header, and keeps its cookie; a test may write others. */
export class PlainBrowser {
  readonly origin: string;
  cookie: string | undefined;

  constructor(origin: string) {
    this.origin = origin;
  }

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.send('GET', path, { 'sec-fetch-site': 'none', ...headers });
  }

  /** Sends a form of the page that is at `path`, with the token that stands in it. */
  async submit(path: string, fields: Readonly<Record<string, string>>, to = path): Promise<Answer> {
    return this.post(to, { token: tokenIn((await this.get(path)).body), ...fields });
  }

  post(path: string, fields: Readonly<Record<string, string>>, headers: Headers = {}): Promise<Answer> {
    const ours = { 'sec-fetch-site': 'same-origin', origin: this.origin };
    return this.send('POST', path, { ...ours, ...headers }, new URLSearchParams(fields).toString());
  }

  /** @param body sent as a form */
  async send(method: string, path: string, headers: Headers, body?: string): Promise<Answer> {
    const { port } = new URL(this.origin);
    const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const cookie = this.cookie === undefined ? {} : { cookie: this.cookie };
    const all = Object.fromEntries(
      Object.entries({ ...form, ...cookie, ...headers }).filter(([, value]) => value !== ''),
    );
    const sent = request({ host: '127.0.0.1', port, method, path, headers: all, agent: false });
    sent.end(body);
    const [answer] = z
      .tuple([z.custom<AsyncIterable<Uint8Array> & Received>()])
      .parse(await once(sent, 'response'));
    const got = { status: answer.statusCode, headers: flat(answer.headers), body: await text(answer) };
    const set = got.headers['set-cookie'];
    if (set !== undefined) this.cookie = set.split(';')[0];
    return got;
  }
}

interface Received {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

function flat(headers: Received['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

/** The token of the first form on a page. */
export function tokenIn(page: string): string {
  const token = /name="token" value="(?<token>[\w-]+)"/.exec(page)?.groups?.token;
  if (token === undefined) throw new Error('There is no form on this page.');
  return token;
}
