import { once } from 'node:events';
import { createServer } from 'node:net';

/** The wanted loopback port when it is free, else 0: any. */
export async function freePort(wanted: number): Promise<number> {
  const probe = createServer().listen(wanted, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 0;
    throw error;
  }
  probe.close();
  await once(probe, 'close');
  return wanted;
}
