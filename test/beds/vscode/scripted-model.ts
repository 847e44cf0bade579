import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Answer, type Chunk, chunksOf } from './model-answer.ts';
import { ModelRequest, type OfferedTool, ToolResult } from './model-request.ts';

/**
 * One thing the model does: call a tool, or say the final text. What depends on earlier results is a function of
 * them, so that a script uses only what the tools returned, as a true model must.
 */
export type Step =
  { call: string; args?: Arguments | FromResults<Arguments> } | { say: string | FromResults<string> };

type Arguments = Readonly<Record<string, unknown>>;
type FromResults<T> = (last: ToolResult, all: readonly ToolResult[]) => T;

/** A call of a tool. */
export interface Call {
  call: string;
  args: Arguments;
}

/**
 * A model that thinks between its calls: each `yield` calls a tool and is what the tool returned; what is returned in
 * the end is said. It is played anew for each request, so it must know nothing but those results.
 */
export type Thinking = () => Generator<Call, string, ToolResult>;

/** One call of a thinking model, as in `const found = yield* calling('find_records', { ... })`. */
export function* calling(call: string, args: Arguments): Generator<Call, ToolResult, ToolResult> {
  return yield { call, args };
}

interface Turn {
  prompt: string;
  steps: readonly Step[] | Thinking;
}

/**
 * An OpenAI-compatible chat endpoint on loopback that plays a script. Everything it is asked is kept in `requests`.
 * What the script does not cover goes to `problems` and is said in the chat, so that a story fails with the reason on screen.
 */
export class ScriptedModel {
  /** The name the chat shows. */
  static readonly label = 'Scripted LLM';
  readonly requests: ModelRequest[] = [];
  readonly problems: string[] = [];
  readonly #turns: Turn[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<ScriptedModel> {
    const model = new ScriptedModel();
    model.#server.listen(0, '127.0.0.1');
    await once(model.#server, 'listening');
    return model;
  }

  /** The endpoint's chat/completions URL. */
  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string')
      throw new Error('The scripted model does not listen.');
    return `http://127.0.0.1:${address.port}/v1/chat/completions`;
  }

  /**
   * What to do when the person's message contains `prompt`: each request plays the next step. Of several that fit,
   * the one said last holds.
   */
  expectTurn(prompt: string, steps: readonly Step[] | Thinking): void {
    this.#turns.push({ prompt, steps });
  }

  /** The results the model was given in the turn that began with `prompt`, oldest first. */
  toolResults(prompt: string): readonly ToolResult[] {
    return this.#lastOf(prompt)?.toolResults ?? [];
  }

  /** The tools offered in the turn that began with `prompt` whose names contain `part`. */
  toolsOffered(prompt: string, part: string): readonly OfferedTool[] {
    return this.#lastOf(prompt)?.tools.filter((tool) => tool.name.includes(part)) ?? [];
  }

  async dispose(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #lastOf(prompt: string): ModelRequest | undefined {
    return this.requests.findLast((request) => request.prompt.includes(prompt));
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let answer: Answer;
    try {
      const request = ModelRequest.parse(await text(incoming));
      this.requests.push(request);
      answer = this.#answer(request);
    } catch (error) {
      answer = this.#problem(String(error));
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const chunk of chunksOf(answer)) response.write(line(chunk));
    response.end('data: [DONE]\n\n');
  }

  #answer(request: ModelRequest): Answer {
    if (request.tools.length === 0) return { say: 'A chat.' }; // Copilot asks for a title.
    const turn = this.#turns.findLast(({ prompt }) => request.prompt.includes(prompt));
    if (turn === undefined) return this.#problem(`No script for: ${request.prompt.slice(-300)}`);
    const all = request.toolResults;
    const next = typeof turn.steps === 'function' ? thought(turn.steps, all) : scripted(turn.steps, all);
    if (next === undefined) return this.#problem(`The script of "${turn.prompt}" has ended.`);
    if ('say' in next) return next;
    const tool = request.toolNamed(next.call);
    if (tool === undefined) return this.#problem(`No tool ${next.call} among ${request.toolNames}`);
    return { call: tool.name, args: next.args, id: `call_${this.requests.length}` };
  }

  #problem(what: string): Answer {
    this.problems.push(what);
    return { say: `SCRIPT PROBLEM: ${what}` };
  }
}

/** What a list of steps does after these results. */
function scripted(
  steps: readonly Step[],
  results: readonly ToolResult[],
): Call | { say: string } | undefined {
  const step = steps[results.length];
  const last = results.at(-1) ?? NO_RESULT;
  if (step === undefined) return undefined;
  if ('say' in step) return { say: typeof step.say === 'string' ? step.say : step.say(last, results) };
  const { call, args = {} } = step;
  return { call, args: typeof args === 'function' ? args(last, results) : args };
}

/** What a thinking model does after these results. */
function thought(thinking: Thinking, results: readonly ToolResult[]): Call | { say: string } {
  const thoughts = thinking();
  let next = thoughts.next();
  for (const result of results) {
    if (next.done === true) break;
    next = thoughts.next(result);
  }
  return next.done === true ? { say: next.value } : next.value;
}

const NO_RESULT = new ToolResult('no tool', '');

const line = (chunk: Chunk) => `data: ${JSON.stringify(chunk)}\n\n`;
