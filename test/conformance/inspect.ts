import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { PROMPTS, TOOLS } from '../../src/mcp/catalogue.ts';
import { DOCUMENT_TEMPLATE } from '../../src/mcp/resources/document.ts';
import { runTool } from './run-tool.ts';

/** What the inspector answers a question with. */
const answers = {
  tools: z.object({ tools: z.array(z.object({ name: z.string() })) }),
  call: z.object({ isError: z.literal(true).optional(), structuredContent: z.json() }),
  resources: z.object({ resources: z.array(z.json()) }),
  prompts: z.object({ prompts: z.array(z.object({ name: z.string() })) }),
  prompt: z.object({ messages: z.array(z.object({ content: z.object({ text: z.string() }) })) }),
  templates: z.object({ resourceTemplates: z.array(z.object({ uriTemplate: z.string() })) }),
};

/**
 * Looks at the product's server with the inspector, as a person who doubts it would.
 * @param server how the inspector reaches it: an address and its transport, or a command line
 * @returns what is not as it should be
 */
export async function inspect(inspector: string, server: readonly string[]): Promise<readonly string[]> {
  const ask = async (...args: string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await runTool(inspector, ['--cli', ...server, ...args]);
    if (code !== 0) throw new Error(`inspector ${args.join(' ')}: ended with ${code}. ${stderr}`);
    return JSON.parse(stdout);
  };
  const faults: string[] = [];
  const expect = (what: string, seen: unknown, wanted: unknown) => {
    if (!isDeepStrictEqual(seen, wanted)) faults.push(`inspector, ${what}: ${JSON.stringify(seen)}`);
  };

  const { tools } = answers.tools.parse(await ask('--method', 'tools/list'));
  const names = tools.map(({ name }) => name);
  expect(
    'tools/list',
    names,
    TOOLS.map(({ name }) => name),
  );

  const find = ['--method', 'tools/call', '--tool-name', 'find_records'];
  const question = JSON.stringify({ kind: 'partner', text: 'Azure Interior' });
  const found = answers.call.parse(await ask(...find, '--tool-args-json', question));
  const namesAzure = JSON.stringify(found.structuredContent).includes('"Azure Interior"');
  expect('tools/call', [found.isError, namesAzure], [undefined, true]);

  const { prompts } = answers.prompts.parse(await ask('--method', 'prompts/list'));
  expect(
    'prompts/list',
    prompts.map(({ name }) => name),
    PROMPTS.map(({ name }) => name),
  );
  const get = ['--method', 'prompts/get', '--prompt-name', 'enter_bills', '--prompt-args', 'papers=bills'];
  const { messages } = answers.prompt.parse(await ask(...get));
  const namesPapers = messages.map(({ content }) => content.text.includes('Papers: "bills".'));
  expect('prompts/get', namesPapers, [true]);

  const { resources } = answers.resources.parse(await ask('--method', 'resources/list'));
  expect('resources/list', resources, []);
  const { resourceTemplates } = answers.templates.parse(await ask('--method', 'resources/templates/list'));
  const addresses = resourceTemplates.map(({ uriTemplate }) => uriTemplate);
  expect('resources/templates/list', addresses, [DOCUMENT_TEMPLATE.uriTemplate]);
  return faults;
}
