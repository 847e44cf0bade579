/** How long the calls of each tool took. */
export class Timings {
  readonly #byTool = new Map<string, number[]>();

  add(tool: string, milliseconds: number): void {
    const known = this.#byTool.get(tool);
    if (known === undefined) this.#byTool.set(tool, [milliseconds]);
    else known.push(milliseconds);
  }

  get calls(): number {
    return this.#all.length;
  }

  /** Milliseconds in which 95 of 100 calls were answered. */
  get p95(): number {
    return percentile(this.#all, 0.95);
  }

  /** "create_draft_invoice  140 calls, p50 31 ms, p95 88 ms", one line for each tool. */
  lines(): string[] {
    return [...this.#byTool].toSorted().map(([tool, times]) => {
      const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
      return `${tool.padEnd(26)}${String(times.length).padStart(5)} calls, p50 ${p50} ms, p95 ${p95} ms`;
    });
  }

  get #all(): number[] {
    return [...this.#byTool.values()].flat();
  }
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
}
