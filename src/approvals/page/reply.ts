import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { pageOf } from './html/frame.ts';
import type { PageContent } from './html/frame.ts';

/** What a browser is answered. */
export type Reply =
  | { readonly kind: 'page'; readonly status: 200 | 400 | 403 | 404 | 410; readonly content: PageContent }
  | { readonly kind: 'text'; readonly text: string }
  /** A file that others wrote. @param name ours, without an ending */
  | {
      readonly kind: 'paper';
      readonly type: 'pdf' | 'png' | 'jpeg' | 'xml';
      readonly bytes: Uint8Array;
      readonly name: string;
    }
  /** Look there: so that reloading sends no form again. */
  | { readonly kind: 'see'; readonly path: string; readonly cookie?: string }
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 500 };

/**
 * The same for every answer: nothing is kept, framed, guessed or told to others. The referrer stays within the page:
 * with "no-referrer" browsers send `Origin: null` with a form.
 */
const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** No code but ours, no form to anybody else, no frame. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** What others wrote runs nothing, loads nothing, and is of no origin. */
const PAPER_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** In a sandbox browsers draw no PDF, and outside of one a PDF may hold scripts: people have readers for it. */
const PAPERS = {
  pdf: { type: 'application/pdf', disposition: 'attachment' },
  png: { type: 'image/png', disposition: 'inline' },
  jpeg: { type: 'image/jpeg', disposition: 'inline' },
  xml: { type: 'text/plain; charset=utf-8', disposition: 'inline' },
} as const;

/** For people who come here by a link of another page, or by a fault of ours. */
const WORDS: Readonly<Record<number, string>> = {
  403: 'This page opens only when its address is typed or pasted into the browser.\n',
  500: 'This could not be done, and nothing was answered. The log of MCP Odoo says why.\n',
};

export function send(response: ServerResponse, reply: Reply): void {
  const nonce = randomBytes(18).toString('base64url');
  const headers = { ...HEADERS, 'content-security-policy': policy(nonce) };
  switch (reply.kind) {
    case 'page':
      response
        .writeHead(reply.status, { ...headers, 'content-type': 'text/html; charset=utf-8' })
        .end(pageOf(reply.content, nonce));
      return;
    case 'text':
      response.writeHead(200, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end(reply.text);
      return;
    case 'paper': {
      const { type, disposition } = PAPERS[reply.type];
      response
        .writeHead(200, {
          ...HEADERS,
          'content-security-policy': PAPER_POLICY,
          'content-type': type,
          'content-disposition': `${disposition}; filename="${reply.name}.${reply.type}"`,
        })
        .end(reply.bytes);
      return;
    }
    case 'see': {
      const cookie = reply.cookie === undefined ? {} : { 'set-cookie': reply.cookie };
      response.writeHead(303, { ...headers, ...cookie, location: reply.path, 'content-length': '0' }).end();
      return;
    }
    case 'refused':
      response
        .writeHead(reply.status, {
          ...headers,
          'content-type': 'text/plain; charset=utf-8',
          connection: 'close',
        })
        .end(WORDS[reply.status] ?? '');
      return;
  }
}
