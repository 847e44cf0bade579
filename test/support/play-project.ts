import type { TaskMeta } from 'vitest';
import { parseCLI, startVitest } from 'vitest/node';
import type { CliOptions } from 'vitest/node';
import { quickTemporary } from './quick-temporary.ts';

/** What came of a project's tests. */
export interface Played {
  readonly cases: number;
  /** Cases that did not pass, files that fell over before their first, and errors outside of any. */
  readonly failed: number;
  /** What the cases found out, for the suite's closing line. */
  readonly metas: readonly TaskMeta[];
  /** Whether there was something to pass, and all of it did. */
  readonly isKept: boolean;
}

/**
 * Plays a project of vitest.config.ts in this process.
 * @param argv vitest's own options, and words of file names
 */
export async function playProject(
  project: string,
  argv: readonly string[],
  more: CliOptions = {},
): Promise<Played> {
  process.env.TMPDIR = quickTemporary();
  const { filter, options } = parseCLI(['vitest', 'run', ...argv]);
  const vitest = await startVitest(filter, { ...options, ...more, project: [project] });
  const modules = vitest.state.getTestModules();
  const cases = modules.flatMap((each) => [...each.children.allTests()]);
  const metas = cases.map((each) => each.meta());
  const broken = cases.filter((each) => each.result().state !== 'passed').length;
  const fallen = modules.filter((each) => each.errors().length > 0).length;
  const failed = broken + fallen + vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return { cases: cases.length, failed, metas, isKept: failed === 0 && cases.length > 0 };
}
