import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'clients.md'), 'utf8');

/** What a person puts in place of the page's own examples. */
export interface Places {
  readonly program: string;
  readonly envFile: string;
  readonly keyFile: string;
  readonly bills: string;
}

/** How a client is told to start the server. */
const serverSchema = z.strictObject({
  type: z.literal('stdio').optional(),
  command: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()).optional(),
});
export type Server = z.infer<typeof serverSchema>;

const fileSchema = z
  .union([
    z
      .strictObject({ mcpServers: z.strictObject({ odoo: serverSchema }) })
      .transform((file) => file.mcpServers),
    z.strictObject({ servers: z.strictObject({ odoo: serverSchema }) }).transform((file) => file.servers),
  ])
  .transform(({ odoo }) => odoo);

/** The file of a client, as the page under this heading has it, with the person's own places in it. */
export function clientFile(heading: string, places: Places): string {
  return filled(block(heading, 'json'), places);
}

/** What the file of a client says of the server. */
export function serverIn(file: string): Server {
  return fileSchema.parse(JSON.parse(file));
}

/** The command of a client's own command line, word by word. */
export function clientCommand(heading: string, places: Places): readonly string[] {
  return filled(block(heading, 'sh'), places).trim().split(' ');
}

/** Which clients have a block of JSON. */
export function clientHeadings(): readonly string[] {
  return sections().flatMap(({ heading, text }) => (text.includes('```json') ? [heading] : []));
}

function block(heading: string, language: string): string {
  const section = sections().find((each) => each.heading === heading);
  const found = section?.text.split(`\`\`\`${language}\n`)[1]?.split('```')[0];
  if (found === undefined) throw new Error(`docs/clients.md has no ${language} under "${heading}".`);
  return found;
}

function sections(): readonly { readonly heading: string; readonly text: string }[] {
  return page.split(/^## /m).map((part) => {
    const [heading = '', ...text] = part.split('\n');
    return { heading, text: text.join('\n') };
  });
}

function filled(text: string, { program, envFile, keyFile, bills }: Places): string {
  return text
    .replaceAll('/path/to/dist/stdio.js', program)
    .replaceAll('/home/me/.config/mcp-odoo.env', envFile)
    .replaceAll('/home/me/.config/mcp-odoo.key', keyFile)
    .replaceAll('/home/me/bills', bills);
}
