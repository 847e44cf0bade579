import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import axios from 'axios';
import type { AxiosRequestConfig } from 'axios';
import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import type { Json } from '../common/json.ts';
import { HttpAttempt } from './http-attempt.ts';
import { readBody } from './http-body.ts';
import { parseRetryAfter } from './retry-after.ts';
import { trustedTls } from './tls.ts';
import type { TrustedTls } from './tls.ts';

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  /** For writes: an idle connection may be closing just now, and would leave the outcome unknown. */
  readonly freshConnection?: boolean;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** The parsed body; undefined when it is not JSON by its content type, or not readable as JSON. */
  readonly json: unknown;
  /** The Location header, as sent. */
  readonly location?: string;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number;
  /** The session that Odoo opened for us. */
  readonly sessionId?: string;
}

interface HttpOptions {
  readonly clock: Clock;
  /** Milliseconds until the connection stands, encryption included. */
  readonly connectTimeout: number;
  /** A custom certificate authority, PEM. */
  readonly certificateAuthority?: string;
  /** The most bytes of an answer, decoded. */
  readonly mostBytes?: number;
}

const MOST_BYTES = 10_000_000;

/**
 * HTTP exchanges with one origin. Follows no redirect, keeps no cookie, always verifies certificates, uses no
 * proxy. Any answer at all is an answer, whatever its status; everything else is thrown as an OdooError that says
 * whether the request may have been seen.
 */
export class OdooHttp implements Disposable {
  readonly origin: string;
  readonly #options: HttpOptions;
  readonly #axios = axios.create();
  readonly #tls: TrustedTls;
  readonly #agents: readonly http.Agent[];

  constructor(origin: string, options: HttpOptions) {
    this.origin = origin;
    this.#options = options;
    this.#tls = trustedTls(origin, options.certificateAuthority);
    const agent = (keepAlive: boolean): http.Agent =>
      this.#isSecure ? new https.Agent({ keepAlive, ...this.#tls }) : new http.Agent({ keepAlive });
    this.#agents = [agent(true), agent(false)];
  }

  /**
   * Makes one exchange.
   * @throws OdooError before a connection stands (`not-sent`): `unreachable`, `tls_untrusted`, `cancelled`; after it
   * (`unknown`): `connection_lost`, `timed_out`, `answer_too_large`, `answer_unreadable`, `cancelled`
   */
  async exchange(request: HttpRequest): Promise<HttpAnswer> {
    const attempt = new HttpAttempt(this.origin, this.#options.clock, {
      connectTimeout: this.#options.connectTimeout,
      timeout: request.timeout,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    try {
      const response = await this.#axios.request<Readable>(this.#config(request, attempt));
      const header = (name: string): string | undefined => {
        const value: unknown = response.headers[name];
        return typeof value === 'string' ? value : undefined;
      };
      const location = header('location');
      const retryAfter = parseRetryAfter(header('retry-after'), this.#options.clock.now());
      return {
        status: response.status,
        json: await readBody(response.data, header('content-type'), this.#options.mostBytes ?? MOST_BYTES),
        ...(location === undefined ? {} : { location }),
        ...(retryAfter === undefined ? {} : { retryAfter }),
        ...sessionOf(response.headers['set-cookie']),
      };
    } catch (error) {
      // What axios throws carries the whole request with its secret: nothing of it goes on, not even as a cause.
      throw attempt.failure(error);
    } finally {
      attempt.dispose();
    }
  }

  dispose(): void {
    for (const agent of this.#agents) agent.destroy();
  }

  /** Cuts nothing off: idle connections are closed, and each other one when its exchange is done. */
  retire(): void {
    for (const agent of this.#agents) {
      agent.maxFreeSockets = 0;
      for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []))
        socket.destroy();
    }
  }

  get #isSecure(): boolean {
    return this.origin.startsWith('https:');
  }

  #config(request: HttpRequest, attempt: HttpAttempt): AxiosRequestConfig {
    const agent = this.#agents[request.freshConnection === true ? 1 : 0];
    const send = this.#isSecure ? https.request : http.request;
    return {
      method: request.method,
      url: this.origin + request.path,
      headers: {
        Accept: 'application/json',
        'Accept-Encoding': 'gzip',
        'User-Agent': 'mcp-odoo',
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { data: Buffer.from(JSON.stringify(request.body)) }),
      responseType: 'stream',
      maxRedirects: 0,
      proxy: false,
      signal: attempt.signal,
      validateStatus: () => true,
      transport: {
        // Repeated here, because VS Code may put another agent under ours.
        request: (options: https.RequestOptions, callback: (answer: http.IncomingMessage) => void) =>
          attempt.watch(send({ ...options, ...this.#tls, agent }, callback), this.#isSecure),
      },
    };
  }
}

function sessionOf(cookies: unknown): { sessionId?: string } {
  const sessionId = Array.isArray(cookies)
    ? /^session_id=(?<id>[\w-]{1,200})(?:;|$)/m.exec(cookies.map(String).join('\n'))?.groups?.id
    : undefined;
  return sessionId === undefined ? {} : { sessionId };
}
