import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { storySchema } from './steps.ts';
import type { Story } from './steps.ts';

/** A story that once broke a promise, or nearly, named after what it found. */
export interface KeptStory {
  readonly name: string;
  readonly story: Story;
}

const folder = join(import.meta.dirname, 'kept');

/** All of them: they are played each time, whatever the generators make of their seeds by then. */
export function keptStories(): readonly KeptStory[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file.replace('.json', '').replaceAll('-', ' '),
      story: storySchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    }));
}
