import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  CompleteRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { asProblem } from '../../common/problem.ts';
import type { Connection } from '../connection.ts';
import { marked, markedSentence } from '../demo-mark.ts';
import type { OnProblem } from '../run-tool.ts';
import { visible } from '../visible.ts';
import { completeDocument, DOCUMENT_TEMPLATE, readDocumentResource } from './document.ts';

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
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }, { signal }) => {
    const at = connection();
    return telling(at, onProblem, async () => {
      const answer = marked(at.isDemo, await readDocumentResource(uri, at, signal));
      const { mimeType } = DOCUMENT_TEMPLATE;
      return { contents: [{ uri, mimeType, text: visible(JSON.stringify(answer)) }] };
    });
  });
  server.setRequestHandler(CompleteRequestSchema, async ({ params: { ref, argument } }, { signal }) => {
    const isDocument = ref.type === 'ref/resource' && ref.uri === DOCUMENT_TEMPLATE.uriTemplate;
    if (!isDocument || argument.name !== 'id') return { completion: { values: [] } };
    const at = connection();
    return telling(at, onProblem, async () => ({
      completion: await completeDocument(argument.value, at, signal),
    }));
  });
}

/** An error reaches the model in our own words only. */
async function telling<T>(at: Connection, onProblem: OnProblem, serve: () => Promise<T>): Promise<T> {
  try {
    return await serve();
  } catch (thrown) {
    const problem = asProblem(thrown);
    onProblem('resource', problem, problem === thrown ? undefined : thrown);
    throw new McpError(
      ErrorCode.InvalidParams,
      markedSentence(at.isDemo, `${problem.code}: ${problem.model}`),
    );
  }
}
