import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storySchema } from './steps.ts';
import type { Story } from './steps.ts';
import type { BrokenStory } from './story-player.ts';

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

/** @throws Error that names the file in which the first of the stories is, if there is one */
export function keepIfBroken([first]: readonly BrokenStory[], seed: number): void {
  if (first === undefined) return;
  const file = join(tmpdir(), `gate-${seed}.json`);
  writeFileSync(file, JSON.stringify(first.story, null, 2));
  throw new Error(`Keep ${file} in test/gate/kept/. ${first.broken.join('; ')}`);
}
