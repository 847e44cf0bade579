import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { GetPromptRequestSchema, ListPromptsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { Problem } from '../../common/problem.ts';
import type { Connection } from '../connection.ts';
import { markedSentence } from '../demo-mark.ts';
import { inOurWords } from '../in-our-words.ts';
import type { OnProblem } from '../run-tool.ts';
import { inBooks } from './in-books.ts';
import { listedPrompt } from './prompt.ts';
import type { Prompt } from './prompt.ts';

/** Serves prompts. Getting one asks nothing of Odoo. */
export function servePrompts(
  { server }: McpServer,
  prompts: readonly Prompt[],
  { isDemo, name: books }: Pick<Connection, 'isDemo' | 'name'>,
  onProblem: OnProblem,
): void {
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: prompts.map(listedPrompt) }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params: { name, arguments: given } }) =>
    inOurWords('prompt', isDemo, onProblem, () => {
      const prompt = prompts.find((each) => each.name === name);
      if (prompt === undefined) throw unknownPrompt(prompts);
      const text = markedSentence(isDemo, inBooks(prompt.say(given), books));
      return {
        description: prompt.description,
        messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }],
      };
    }),
  );
}

function unknownPrompt(prompts: readonly Prompt[]): Problem {
  return new Problem({
    code: 'invalid_arguments',
    person: 'A prompt was asked for that does not exist.',
    model: `There is no such prompt. There are: ${prompts.map(({ name }) => name).join(', ')}.`,
  });
}
