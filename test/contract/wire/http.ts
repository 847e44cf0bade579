/** One answer of a server, as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body parsed, where its type says JSON; undefined otherwise. */
  readonly json: unknown;
}

/** Sends one request and follows no redirect. Objects travel as JSON, texts as they are. */
export async function send(
  url: string,
  request: { method?: 'GET' | 'POST'; headers?: Readonly<Record<string, string>>; body?: unknown } = {},
): Promise<Answer> {
  const { method = 'POST', headers = {}, body } = request;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(method === 'POST' ? { 'Content-Type': 'application/json' } : {}), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}
