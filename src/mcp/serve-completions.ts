import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CompleteRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Connection } from './connection.ts';
import { inOurWords } from './in-our-words.ts';
import type { Prompt } from './prompts/prompt.ts';
import { completeDocument, DOCUMENT_TEMPLATE } from './resources/document.ts';
import type { OnProblem } from './run-tool.ts';

/** The protocol allows no more. */
const MOST_VALUES = 100;

/** Completes what somebody types into the argument of a prompt, or into the address of a document. */
export function serveCompletions(
  { server }: McpServer,
  prompts: readonly Prompt[],
  connection: () => Connection,
  onProblem: OnProblem,
): void {
  server.setRequestHandler(CompleteRequestSchema, ({ params: { ref, argument } }, { signal }) => {
    const at = connection();
    return inOurWords('completion', at.isDemo, onProblem, async () => {
      if (ref.type === 'ref/prompt') {
        const prompt = prompts.find(({ name }) => name === ref.name);
        const values = (await prompt?.completions.get(argument.name)?.(at, argument.value)) ?? [];
        return { completion: { values: values.slice(0, MOST_VALUES), hasMore: values.length > MOST_VALUES } };
      }
      const isDocument = ref.uri === DOCUMENT_TEMPLATE.uriTemplate && argument.name === 'id';
      const none = { values: [], hasMore: false };
      return { completion: isDocument ? await completeDocument(argument.value, at, signal) : none };
    });
  });
}
