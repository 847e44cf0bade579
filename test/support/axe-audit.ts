import axe from 'axe-core';
import { z } from 'zod';

/** What axe-core is asked about: WCAG 2.2 A and AA, and what it holds to be good practice. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const node = z.object({ html: z.string(), failureSummary: z.string().optional() });
const rules = z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(node) }));
const answer = z.object({ passes: rules, violations: rules });

/**
 * What axe-core finds on a page, as it is shown now.
 * @param run evaluates an expression in the page
 * @returns a sentence for each element that breaks a rule, with the rule's name in front
 * @throws Error when there was nothing to look at
 */
export async function axeAudit(run: (expression: string) => Promise<unknown>): Promise<string[]> {
  await run(`${axe.source}; undefined`);
  const options = JSON.stringify({ runOnly: STANDARDS });
  const { passes, violations } = answer.parse(await run(`axe.run(document, ${options})`));
  if (passes.length === 0) throw new Error('axe-core saw an empty page.');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}: ${html} ${failureSummary}`),
  );
}
