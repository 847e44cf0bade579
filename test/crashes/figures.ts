declare module 'vitest' {
  interface TaskMeta {
    /** What came of one window that was killed. */
    crash?: CrashFigures;
  }
}

export interface CrashFigures {
  kills: number;
  /** Intents without an outcome that have one after the next start. */
  resolved: number;
  lost: number;
  duplicated: number;
  /** Writes that the next start sent. */
  resent: number;
}

export const NO_FIGURES: Readonly<CrashFigures> = {
  kills: 0,
  resolved: 0,
  lost: 0,
  duplicated: 0,
  resent: 0,
};

/** "crashes: kills=188 resolved=154 lost=0 duplicated=0 resent=0" */
export function figuresOf(all: readonly CrashFigures[]): string {
  const sum = (name: keyof CrashFigures) => all.reduce((total, each) => total + each[name], 0);
  const counted = (['kills', 'resolved', 'lost', 'duplicated', 'resent'] as const).map(
    (name) => `${name}=${sum(name)}`,
  );
  return `crashes: ${counted.join(' ')}`;
}
