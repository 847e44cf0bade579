import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import type { Connection } from '../connection.ts';
import { marked } from '../demo-mark.ts';
import { inOurWords } from '../in-our-words.ts';
import type { OnProblem } from '../run-tool.ts';
import { visible } from '../visible.ts';
import { DOCUMENT_TEMPLATE, readDocumentResource } from './document.ts';

/**
 * Serves documents as resources, beside the tools and with the same words. None is listed: what is listed has names,
 * and nothing of Odoo's is in what a server says of itself.
 */
export function serveResources(
  { server }: McpServer,
  connection: () => Connection,
  onProblem: OnProblem,
): void {
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [] }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [DOCUMENT_TEMPLATE],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }, { signal }) => {
    const at = connection();
    return inOurWords('resource', at.isDemo, onProblem, async () => {
      const answer = marked(at.isDemo, await readDocumentResource(uri, at, signal));
      const { mimeType } = DOCUMENT_TEMPLATE;
      return { contents: [{ uri, mimeType, text: visible(JSON.stringify(answer)) }] };
    });
  });
}
