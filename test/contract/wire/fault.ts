import { z } from 'zod';

/** What Odoo says of an exception, on either protocol. */
export const faultSchema = z.object({
  name: z.string(),
  message: z.string(),
  arguments: z.array(z.unknown()),
  context: z.record(z.string(), z.unknown()),
  debug: z.string(),
});

/** An exception of Odoo: `name` is that of its class. */
export class Fault extends Error {
  /** Of the HTTP answer; JSON-RPC says 200 for every exception. */
  readonly status: number;

  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** The exception that a call fails with. Anything else is a failure of the case. */
export async function faultOf(call: Promise<unknown>): Promise<Fault> {
  const thrown: unknown = await call.then(
    (result) => new Error(`It succeeded: ${JSON.stringify(result)}`),
    (error: unknown) => error,
  );
  if (thrown instanceof Fault) return thrown;
  throw thrown;
}
