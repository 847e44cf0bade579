import { z } from 'zod';

const replySchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ data: z.object({ message: z.string() }) }).optional(),
});

/** True if an Odoo is there; false if nothing is, or it is not ready. */
export async function answers(url: string): Promise<boolean> {
  try {
    await version(url);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** Odoo's series, such as `19.0`. */
export async function version(url: string): Promise<string> {
  const { server_serie } = z
    .object({ server_serie: z.string() })
    .parse(await service(url, 'common', 'version', []));
  return server_serie;
}

/**
 * Drops a database the way Odoo's own database manager does: the server forgets what it kept of it, ends its connections
 * and deletes its files. Dropped behind its back, a new one of that name would meet the old one's memory.
 */
export async function dropDatabase(url: string, database: string): Promise<void> {
  // `admin` is Odoo's own default for the master password.
  await service(url, 'db', 'drop', ['admin', database]);
}

/**
 * Calls one of the services behind `/jsonrpc`.
 * @throws Error with what Odoo says
 */
export async function service(
  url: string,
  name: string,
  method: string,
  args: readonly unknown[],
): Promise<unknown> {
  const response = await fetch(`${url}/jsonrpc`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params: { service: name, method, args } }),
    signal: AbortSignal.timeout(120_000),
  });
  const reply = replySchema.parse(await response.json());
  if (reply.error !== undefined) throw new Error(`Odoo's ${name}.${method}: ${reply.error.data.message}`);
  return reply.result;
}
