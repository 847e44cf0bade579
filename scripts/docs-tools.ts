/*
 * npm run docs:tools: writes docs/tools.md from the tools as they are declared. `npm test` fails while it is stale.
 */
import { writeFileSync } from 'node:fs';
import { listed, TOOLS } from '../src/mcp/catalogue.ts';
import { TOOL_REFERENCE, toolReference } from './docs/tool-reference.ts';

writeFileSync(TOOL_REFERENCE, await toolReference(TOOLS.map(listed)));
