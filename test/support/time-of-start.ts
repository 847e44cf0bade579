import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const CLIENT = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'a test', version: '1' },
};
const ASKS = [
  { jsonrpc: '2.0', id: 1, method: 'initialize', params: CLIENT },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list' },
];

/** Milliseconds from the start of `mcp-odoo`, in a process of its own with the demo company, to its list of tools. */
export async function timeOfList(program: string, dataDirectory: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [program, '--demo', '--data-dir', dataDirectory], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.write(ASKS.map((message) => `${JSON.stringify(message)}\n`).join(''));
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('"id":2')) break;
  const took = performance.now() - began;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  return took;
}

/** Milliseconds from the start of Node alone to its end: how quick this machine is just now. */
export async function timeOfNode(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - began;
}
