import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldsOf, readSchema } from '../../../scripts/docs/json-schema.ts';
import { TOOL_REFERENCE, toolReference } from '../../../scripts/docs/tool-reference.ts';
import { listed, TOOLS } from '../../../src/mcp/catalogue.ts';

const tools = TOOLS.map(listed);

describe('docs/tools.md', () => {
  it('is as the tools are declared (else: npm run docs:tools)', async () => {
    expect(readFileSync(TOOL_REFERENCE, 'utf8')).toBe(await toolReference(tools));
  });

  it('tells each argument of each tool, those inside lists too', async () => {
    const page = await toolReference(tools);
    for (const { name, inputSchema } of tools) {
      const [, section = ''] = page.split(`\n## ${name}\n`);
      for (const argument of fieldsOf(readSchema(inputSchema)))
        expect(section).toContain(`| \`${argument.name}\``);
    }
    expect(page).toContain('`lines[].price`');
  });

  it('says which arguments are required, and marks nothing else', async () => {
    const page = await toolReference(tools);
    expect(page).toMatch(/\| `invoice_id` \(required\)/);
    expect(page).not.toMatch(/\| `narration` \(required\)/);
  });
});
