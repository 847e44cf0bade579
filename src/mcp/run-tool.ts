import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { asProblem, Problem } from '../common/problem.ts';
import { argumentProblem } from './argument-problem.ts';
import { marked, markedSentence } from './demo-mark.ts';
import type { Tool, ToolCall, ToolImage } from './tool.ts';
import type { ToolForwarder } from './tool-forwarder.ts';
import { visible } from './visible.ts';

/** What a client gets back. */
export type ToolResult = CallToolResult;

/** Is told what went wrong, for the log. `thrown` is the error itself when it was a fault of ours. */
export type OnProblem = (tool: string, problem: Problem, thrown?: unknown) => void;

/**
 * The one place where tools are run: parses, acts, and turns whatever is thrown into words that a model can act
 * on. A thrown error never reaches the model as it is.
 * @param name what the client asked for: an unknown tool is an error that the model can mend, as a wrong
 * argument is
 * @param forwarder is offered the call first: where a person can be asked elsewhere, it is answered there
 */
export async function runTool(
  tools: readonly Tool[],
  name: string,
  rawArguments: unknown,
  call: ToolCall,
  onProblem: OnProblem,
  forwarder?: ToolForwarder,
): Promise<ToolResult> {
  try {
    const tool = tools.find((candidate) => candidate.name === name);
    if (tool === undefined) throw unknownTool(name, tools);
    const ready = tool.take(rawArguments ?? {});
    if ('refused' in ready) throw argumentProblem(name, tool.takes, ready.refused);
    const elsewhere = await forwarder?.forward(name, ready.given, call);
    if (elsewhere !== undefined) return elsewhere;
    const images: ToolImage[] = [];
    const answer = await ready.run({ ...call, show: (image) => images.push(image) });
    const text = visible(JSON.stringify(marked(call.isDemo, answer)));
    return {
      content: [{ type: 'text', text }, ...images.map(toContent)],
      structuredContent: jsonObject.parse(JSON.parse(text)),
    };
  } catch (thrown) {
    const problem = asProblem(thrown);
    onProblem(name.slice(0, 60), problem, problem === thrown ? undefined : thrown);
    const text = markedSentence(call.isDemo, `${problem.code}: ${problem.model}`);
    return { content: [{ type: 'text', text }], isError: true };
  }
}

function toContent({ bytes, mimetype }: ToolImage): ToolResult['content'][number] {
  return { type: 'image', data: Buffer.from(bytes).toString('base64'), mimeType: mimetype };
}

const jsonObject = z.record(z.string(), z.json());

function unknownTool(name: string, tools: readonly Tool[]): Problem {
  const quoted = JSON.stringify(name.slice(0, 60));
  return new Problem({
    code: 'unknown_tool',
    person: `An agent called a tool that does not exist: ${quoted}. Nothing was done.`,
    model: `There is no tool ${quoted}. There are: ${tools.map((tool) => tool.name).join(', ')}. Nothing was done.`,
  });
}
