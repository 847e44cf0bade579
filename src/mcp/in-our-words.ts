import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { asProblem } from '../common/problem.ts';
import { markedSentence } from './demo-mark.ts';
import type { OnProblem } from './run-tool.ts';

/**
 * Answers a request that is no call of a tool: an error reaches the client as one of the protocol's, in our words only.
 * @param what is asked for, for the log
 */
export async function inOurWords<T>(
  what: string,
  isDemo: boolean,
  onProblem: OnProblem,
  serve: () => T | Promise<T>,
): Promise<T> {
  try {
    return await serve();
  } catch (thrown) {
    const problem = asProblem(thrown);
    onProblem(what, problem, problem === thrown ? undefined : thrown);
    throw new McpError(ErrorCode.InvalidParams, markedSentence(isDemo, `${problem.code}: ${problem.model}`));
  }
}
