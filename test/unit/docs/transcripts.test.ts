import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGENTS_PAGE, withTranscripts } from '../../../scripts/docs/transcripts/agents-page.ts';
import { playAll } from '../../../scripts/docs/transcripts/play-all.ts';
import { PROMPTS } from '../../../src/mcp/catalogue.ts';

describe('docs/agents.md', () => {
  let played: ReadonlyMap<string, string>;
  beforeAll(async () => {
    played = await playAll();
  });

  it('shows what really happens (else: npm run docs:transcripts)', () => {
    const page = readFileSync(AGENTS_PAGE, 'utf8');
    expect(page).toBe(withTranscripts(page, played));
  });

  it('shows every conversation that is played, and no other', () => {
    expect(() => withTranscripts('', played)).toThrow('does not show bill, twice, post, bank, review');
    expect(() => withTranscripts('<!-- played: other -->\n<!-- end -->', played)).toThrow('"other"');
  });

  it('names every prompt', () => {
    const page = readFileSync(AGENTS_PAGE, 'utf8');
    for (const { name } of PROMPTS) expect(page).toContain(`\`${name}\``);
  });

  it('has a dialog for each posting, and none besides', () => {
    const all = [...played.values()].join('\n');
    expect(all.match(/^Dialog: /gm)).toHaveLength(1);
    expect(all.match(/"state":"posted"/g)).toHaveLength(1);
  });
});
