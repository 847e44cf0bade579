/*
 * npm run docs:transcripts: plays the conversations of docs/agents.md in a demo company, and writes down what came of
 * them. `npm test` fails while the page shows something else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { AGENTS_PAGE, withTranscripts } from './docs/transcripts/agents-page.ts';
import { playAll } from './docs/transcripts/play-all.ts';

writeFileSync(AGENTS_PAGE, withTranscripts(readFileSync(AGENTS_PAGE, 'utf8'), await playAll()));
