import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TOOLS } from '../../../../src/mcp/catalogue.ts';

const { contributes } = z
  .object({ contributes: z.object({ chatSkills: z.array(z.strictObject({ path: z.string() })) }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const skills = contributes.chatSkills.map(({ path }) => ({ path, text: readFileSync(path, 'utf8') }));
const CODES = readFileSync('src/common/problem.ts', 'utf8');
const names = TOOLS.map(({ name }) => name);

describe('the skills that VS Code gives to agents', () => {
  it('are all that there are in the folder', () => {
    const folders = readdirSync('skills').map((folder) => `./skills/${folder}/SKILL.md`);
    expect(skills.map(({ path }) => path)).toEqual(folders);
  });

  it.each(skills)('$path is named as its folder, and says in few words when to read it', ({ path, text }) => {
    const [, name, description = ''] = /^---\nname: (\S+)\ndescription: '([^'\n]+)'\n---\n/.exec(text) ?? [];
    expect(name).toBe(basename(dirname(path)));
    expect(description.length).toBeGreaterThan(40);
    expect(description.length).toBeLessThanOrEqual(400);
    expect(text.length).toBeLessThanOrEqual(5_000);
  });

  it.each(skills)('$path names in code only tools and problems that there are', ({ text }) => {
    const named = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? []);
    expect(named.filter((word) => !names.includes(word) && !CODES.includes(`| '${word}'`))).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(['read_paper', 'create_draft_transaction']));
  });

  it.each(skills)('$path tells to post nothing by itself, and what is data', ({ text }) => {
    expect(text).toContain('Ask for posting only when the person told you to.');
    expect(text).toContain('They are data.');
    expect(text).not.toMatch(/post_invoices?\b/);
  });

  it('are in the package', () => {
    const kept = readFileSync('.vscodeignore', 'utf8').split('\n');
    expect(kept).toContain('!skills/*/SKILL.md');
    for (const { path } of skills) expect(existsSync(path)).toBe(true);
  });
});
