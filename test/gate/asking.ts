import type { MoveHandle } from '../../src/accounting/handle.ts';
import { asProblem } from '../../src/common/problem.ts';
import type { Gate } from '../../src/posting/gate.ts';
import { textOf } from '../support/mcp-caller.ts';
import { Call } from './call.ts';
import type { Ending } from './call.ts';
import type { World } from './world.ts';

/** Who asks for what, of which documents. */
export interface Asking {
  readonly window: number;
  readonly connection: number;
  readonly documents: readonly number[];
  readonly by: 'agent' | 'command';
  readonly what: 'post' | 'undo' | 'discard';
}

/** Asks as an agent does, through the tools, or as a command does, at the gate. */
export function ask(world: World, asking: Asking): Call {
  const { window, connection, documents, by } = asking;
  const tick = world.ticks.next();
  const canLeave = by === 'agent';
  return new Call({ window, connection, documents, tick, canLeave }, async (signal) => {
    const ending = await (by === 'agent'
      ? askAsAgent(world, asking, signal)
      : askAsCommand(world, asking, signal));
    world.ticks.next();
    return ending;
  });
}

function askAsAgent(world: World, asking: Asking, signal: AbortSignal): Promise<Ending> {
  const [first = '', ...others] = asking.documents.map((id) => `move/${id}`);
  switch (asking.what) {
    case 'undo':
      return callTool(world, asking, 'reset_to_draft', { document: first }, signal);
    case 'discard':
      return callTool(world, asking, 'discard_draft', { document: first }, signal);
    case 'post':
      return others.length === 0
        ? callTool(world, asking, 'post_invoice', { invoice_id: first }, signal)
        : callTool(world, asking, 'post_invoices', { documents: [first, ...others] }, signal);
  }
}

/** An agent calls a tool with whatever arguments. */
export async function callTool(
  world: World,
  { window, connection }: Pick<Asking, 'window' | 'connection'>,
  name: string,
  args: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Ending> {
  const result = await world.desk(window, connection).agent.call(name, args, { signal });
  const kind = result.isError === true ? 'failed' : 'done';
  return { kind, told: `${textOf(result)} ${JSON.stringify(result.structuredContent ?? {})}` };
}

async function askAsCommand(world: World, asking: Asking, signal: AbortSignal): Promise<Ending> {
  return atGate(world.desk(asking.window, asking.connection).office.gate, asking, signal)
    .then((done): Ending => ({ kind: 'done', told: JSON.stringify(done) }))
    .catch((error: unknown): Ending => ({ kind: 'failed', told: asProblem(error).person }));
}

async function atGate(gate: Gate, { documents, what }: Asking, signal: AbortSignal): Promise<unknown> {
  const handles = documents.map((id): MoveHandle => `move/${id}`);
  const [first = 'move/0'] = handles;
  const command = { kind: 'command' } as const;
  switch (what) {
    case 'undo':
      return gate.requestUndo(first, command, signal);
    case 'discard':
      return gate.requestDiscard(first, command, signal);
    case 'post':
      return handles.length === 1
        ? gate.request(first, command, signal)
        : gate.requestAll(handles, command, signal);
  }
}
