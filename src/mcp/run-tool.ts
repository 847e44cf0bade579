import { z } from 'zod';
import { asProblem, Problem } from '../common/problem.ts';
import type { Tool, ToolCall } from './tool.ts';

/** What a client gets back. */
export interface ToolResult {
  [key: string]: unknown;
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

/** Is told what went wrong, for the log. `thrown` is the error itself when it was a fault of ours. */
export type OnProblem = (tool: string, problem: Problem, thrown?: unknown) => void;

/**
 * The one place where tools are run: parses, acts, and turns whatever is thrown into words that a model can act
 * on. A thrown error never reaches the model as it is.
 */
export async function runTool(
  tool: Tool,
  rawArguments: unknown,
  call: ToolCall,
  onProblem: OnProblem,
): Promise<ToolResult> {
  try {
    const parsed = tool.input.safeParse(rawArguments ?? {});
    if (!parsed.success) throw argumentProblem(tool, parsed.error);
    const answer = await tool.run(rawArguments ?? {}, call);
    return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
  } catch (thrown) {
    const problem = asProblem(thrown);
    onProblem(tool.name, problem, problem === thrown ? undefined : thrown);
    return { content: [{ type: 'text', text: `${problem.code}: ${problem.model}` }], isError: true };
  }
}

const APPROVING = /approv|confirm|accept|authori[sz]e|force|consent|^ok$|^yes$|post/i;

function argumentProblem(tool: Tool, error: z.ZodError): Problem {
  const unknown = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  const approving = unknown.filter((key) => APPROVING.test(key));
  if (approving.length > 0) {
    return new Problem({
      code: 'only_a_person_approves',
      person: 'An agent tried to approve by itself. Nothing was done: only you can approve, in the dialog.',
      model: `Only the person can approve, in a dialog that this server shows. There is no argument for it: leave out ${quoted(approving)}.`,
    });
  }
  const known = Object.keys(tool.input.shape);
  const sentences = error.issues.slice(0, 5).map((issue) => {
    if (issue.code === 'unrecognized_keys') return `Unknown: ${quoted(issue.keys)}.`;
    const place = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    return `${place}${issue.message}.`;
  });
  return new Problem({
    code: 'invalid_arguments',
    person: `An agent called ${tool.name} with arguments that it does not take. Nothing was done.`,
    model: `${sentences.join(' ')} ${tool.name} takes: ${known.join(', ')}. Nothing was done.`,
  });
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => JSON.stringify(key.slice(0, 60))).join(', ');
}
