import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { plannedCallSchema } from './planned-call.ts';
import type { PlannedCall } from './planned-call.ts';

/** A story that once found a difference, named after what it found. */
export interface KeptStory {
  readonly name: string;
  readonly story: readonly PlannedCall[];
}

const folder = join(import.meta.dirname, 'kept');

/** All of them: they are played each time, whatever the generators make of their seeds by then. */
export function keptStories(): readonly KeptStory[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file.replace('.json', '').replaceAll('-', ' '),
      story: z.array(plannedCallSchema).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    }));
}
