import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/troubleshooting.md', 'utf8');

/** The closed set, as it is declared. */
function declaredCodes(): readonly string[] {
  const [, union = ''] =
    /type ProblemCode =([^;]+);/.exec(readFileSync('src/common/problem.ts', 'utf8')) ?? [];
  return [...union.matchAll(/\| '(\w+)'/g)].flatMap(([, code]) => code ?? []);
}

/** Each row that explains a code: what it means, and what to do. */
const explained = [...page.matchAll(/^\| `(\w+)` *\| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, code = '', meaning = '', advice = '']) => ({ code, meaning, advice }),
);

describe('docs/troubleshooting.md', () => {
  it('explains every problem that there is, once, and no other', () => {
    const codes = declaredCodes();
    expect(codes.length).toBeGreaterThan(50);
    expect(explained.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
  });

  it('says of each what it means and what to do', () => {
    for (const { meaning, advice } of explained) {
      expect(meaning.trim()).not.toBe('');
      expect(advice.trim()).not.toBe('');
    }
  });
});
