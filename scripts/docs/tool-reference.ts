import { format, resolveConfig } from 'prettier';
import type { ListedTool } from '../../src/mcp/catalogue.ts';
import { fieldsOf, readSchema, typeName } from './json-schema.ts';

/** Where the reference is kept. */
export const TOOL_REFERENCE = 'docs/tools.md';

const HEAD = `<!-- Written by \`npm run docs:tools\` from the tools as they are declared in src/mcp/tools/. Do not edit. -->

# The tools

What an agent is told about each tool, word for word: the names, descriptions and schemas of \`tools/list\`. Answers are JSON;
fields that have nothing to say are left out. Amounts are decimal strings, dates are ISO dates, and a document is named by
its handle, such as \`move/7\`.

VS Code runs tools that only read without asking. Before the others it asks whether to run them, which posts nothing:
posting is decided in MCP Odoo's own dialog alone.
`;

/** The reference of these tools as a page, formatted as the project formats its pages. */
export async function toolReference(tools: readonly ListedTool[]): Promise<string> {
  const overview = [
    '| tool | title | hints |',
    '| --- | --- | --- |',
    ...tools.map((tool) => `| [\`${tool.name}\`](#${tool.name}) | ${cell(tool.title)} | ${hints(tool)} |`),
  ].join('\n');
  const page = [HEAD, overview, ...tools.map(section)].join('\n\n');
  return format(page, { ...(await resolveConfig(TOOL_REFERENCE)), filepath: TOOL_REFERENCE });
}

function section(tool: ListedTool): string {
  const takes = fieldsOf(readSchema(tool.inputSchema)).map(
    ({ name, type, isRequired, description }) =>
      `| \`${name}\`${isRequired ? ' (required)' : ''} | ${cell(type)} | ${cell(description)} |`,
  );
  const answers = Object.entries(readSchema(tool.outputSchema).properties ?? {}).map(([name, field]) => {
    const description = field.description === undefined ? '' : `: ${field.description.replace(/\.$/, '')}`;
    return `\`${name}\` (${typeName(field)}${description})`;
  });
  return [
    `## ${tool.name}`,
    `_${tool.title}_: ${hints(tool)}.`,
    description(tool.description),
    ['| it takes | type | |', '| --- | --- | --- |', ...takes].join('\n'),
    `It answers: ${answers.join(', ')}.`,
  ].join('\n\n');
}

/** The examples at the end of a description are code. */
function description(text: string): string {
  const [told = '', ...examples] = text.split(/ (?=Examples?: )/);
  return [told, ...examples.map((example) => example.replace(/\{.*\}/, (code) => `\`${code}\``))].join(
    '\n\n',
  );
}

/** In MCP's own words. */
function hints({ annotations }: ListedTool): string {
  const { readOnlyHint, destructiveHint, idempotentHint } = annotations;
  if (readOnlyHint) return 'read-only';
  return [
    'writes',
    ...(destructiveHint ? ['destructive'] : []),
    ...(idempotentHint ? ['idempotent'] : []),
  ].join(', ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
