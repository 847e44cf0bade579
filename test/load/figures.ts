declare module 'vitest' {
  interface TaskMeta {
    /** What the suite's closing line tells. */
    load?: Readonly<Record<string, string>>;
  }
}

/** "load: calls=1000 failed=0 p95=80ms", of what the tests found. */
export function closingLine(found: readonly Readonly<Record<string, string>>[]): string {
  const figures = found.flatMap((each) => Object.entries(each)).map(([name, figure]) => `${name}=${figure}`);
  return `load: ${figures.join(' ')}`;
}
