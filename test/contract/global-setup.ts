import type { TestProject } from 'vitest/node';
import type { Place } from './place.ts';
import { chosenTarget } from './targets/names.ts';
import { openTarget } from './targets/target.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where all files of this run meet; undefined when each brings its own demo company. */
    place: Place | undefined;
  }
}

/** Brings a real Odoo up once, with one fresh database for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const name = chosenTarget();
  if (name === 'demo') {
    project.provide('place', undefined);
    return () => Promise.resolve();
  }
  const target = await openTarget(name);
  project.provide('place', target.place);
  return () => target.dispose();
}
