import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { attacks } from './attacks.ts';
import { keptStories } from './kept.ts';
import { Scene } from './scene.ts';
import { stories } from './stories.ts';
import { StoryPlayer, demoStage } from './story-player.ts';
import { sampleBooks } from './witnessed-company.ts';

/*
 * node test/gate/try.ts [--attacks "words of a name"] [--kept] [--stories 100] [--seed 19] [--target 19]: without vitest,
 * as the mutants are tried; the attacks on the demo company, the stories on it or on real Odoo 19. Says "broken: ..." and ends with 1 when a promise is broken.
 */
const { values } = parseArgs({
  options: {
    attacks: { type: 'string' },
    stories: { type: 'string', default: '0' },
    kept: { type: 'boolean', default: false },
    seed: { type: 'string', default: '19' },
    target: { type: 'string', default: 'demo' },
  },
});

if (values.attacks !== undefined) {
  const wanted = values.attacks;
  const books = sampleBooks();
  for (const { name, attempt } of attacks.filter((each) => each.name.includes(wanted))) {
    const scene = await Scene.open(books);
    const thrown: unknown = await attempt(scene).then(
      () => undefined,
      (error: unknown) => error,
    );
    const { broken } = await scene.close();
    if (thrown === undefined && broken.length === 0) continue;
    console.log(`broken: ${name}`, thrown, broken);
    process.exitCode = 1;
  }
}

// A mutant is tried in a copy of the sources that knows no Odoo.
const stage = values.target === '19' ? await (await import('./odoo/odoo-stage.ts')).odooStage() : demoStage();
if (values.kept) {
  for (const { name, story } of keptStories()) {
    const player = new StoryPlayer(stage);
    for (const { broken } of await player.play([story])) console.log(`broken: ${name}`, broken);
    console.log(name, player.figures.posts);
  }
}

const count = Number(values.stories);
if (count > 0) {
  const player = new StoryPlayer(stage);
  const started = performance.now();
  const broken = await player.play(fc.sample(stories, { numRuns: count, seed: Number(values.seed) }));
  for (const each of broken) {
    console.log(`broken: ${JSON.stringify(each.story)}`, each.broken);
    process.exitCode = 1;
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(player.figures, `${(player.figures.stories / seconds).toFixed(1)} stories per second`);
}
// What hangs by then hangs because of a mutant.
process.exit();
