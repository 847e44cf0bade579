import type { Problem } from '../../../common/problem.ts';
import { draftingProblems } from '../problems.ts';

/** What one call asks for, to find what it asks for twice. */
export class AskedInCall {
  readonly #numbers = new Map<string, number>();

  /**
   * @param key the external id under which the document would be made
   * @param paper names the paper by its company, kind, partner and reference; undefined without a reference
   * @param number its place in the call, from 1
   * @returns the problem of one that came before in this call
   */
  take(key: string, paper: string | undefined, number: number): Problem | undefined {
    const names = [`key ${key}`, ...(paper === undefined ? [] : [`paper ${paper}`])];
    const [sameRequest, samePaper] = names.map((name) => this.#numbers.get(name));
    for (const name of names) if (!this.#numbers.has(name)) this.#numbers.set(name, number);
    if (sameRequest !== undefined) return draftingProblems.sameRequestTwice(sameRequest);
    return samePaper === undefined ? undefined : draftingProblems.sameReferenceTwice(samePaper);
  }
}
