import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { Editor } from '../editor.ts';
import type { Presses } from '../editor.ts';
import { ExtensionHost } from '../extension-host.ts';
import type { Attack, Scene } from '../scene.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const setting = z.object({ scope: z.string().optional(), type: z.unknown() });
const manifest = z.object({
  main: z.string(),
  activationEvents: z.array(z.string()),
  contributes: z.looseObject({
    commands: z.array(z.object({ command: z.string() })),
    configuration: z.object({ properties: z.record(z.string(), setting) }).optional(),
  }),
});

function readManifest() {
  return manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
}

/** Starts the extension on the books of a scene, and ends it whatever happens. */
async function withExtension(
  scene: Scene,
  work: (host: ExtensionHost) => Promise<unknown>,
  editor = new Editor(),
): Promise<void> {
  const host = await ExtensionHost.start(scene.company.target('billing'), editor);
  try {
    await work(host);
  } finally {
    await host.dispose();
  }
}

/** Presses the button that is focused when a dialog opens: Enter, without a look. */
const enter: Presses = ({ buttons }) => buttons[0];
const posts: Presses = ({ buttons }) => buttons.find((button) => button.startsWith('Post'));

async function askedByAgent(scene: Scene, host: ExtensionHost): Promise<string> {
  const agent = await host.agent();
  const answer = await agent.call('post_invoice', { invoice_id: `move/${(await scene.bill()).id}` });
  await agent.client.close();
  return JSON.stringify(answer);
}

/** What VS Code, other extensions and a workspace can do with the extension. */
export const extensionAttacks: readonly Attack[] = [
  {
    name: 'the extension as it is: the person presses Post, and only then it is posted',
    async attempt(scene) {
      await withExtension(scene, async (host) => {
        assert.match(await askedByAgent(scene, host), /declined/);
        assert.equal(scene.posts, 0);
        host.editor.presses = posts;
        const told = await askedByAgent(scene, host);
        assert.equal(scene.posts, 1, told);
      });
      // It was asked for outside of the scene's own windows.
      scene.takeDeeds();
    },
  },
  ...(
    [
      ['nobody presses anything', () => undefined],
      ['the person presses Enter in every dialog', enter],
    ] as const
  ).map(([who, presses]) => ({
    name: `every command with random arguments, run by another extension, while ${who}`,
    async attempt(scene: Scene) {
      const { id } = await scene.bill();
      const handles = [
        `move/${id}`,
        `payment/${id}`,
        'proposal/ab12',
        id,
        { document: `move/${id}`, approved: true },
      ];
      const argument = fc.oneof(fc.constantFrom<unknown>(...handles), fc.anything(), fc.constant(undefined));
      await withExtension(scene, async (host) => {
        host.editor.presses = presses;
        const commands = readManifest().contributes.commands.map(({ command }) => command);
        assert(commands.length > 5);
        for (const command of commands) {
          for (const args of fc.sample(fc.array(argument, { maxLength: 4 }), { numRuns: 12, seed: 6 })) {
            const run = host.run(command, ...args);
            await Promise.race([
              run.catch(() => undefined),
              new Promise((resolve) => setTimeout(resolve, 200)),
            ]);
            assert.equal(scene.posts, 0, command);
          }
        }
        await scene.calm();
        assert.deepEqual(scene.world.witness.deeds, []);
      });
    },
  })),
  ...([true, false, 0, Number.MAX_SAFE_INTEGER, -1, '', 'never', null, [], {}] as const).map((value) => ({
    name: `every setting at ${JSON.stringify(value)}: the person is asked all the same`,
    async attempt(scene: Scene) {
      const editor = new Editor();
      editor.settings = () => value;
      await withExtension(
        scene,
        async (host) => {
          await askedByAgent(scene, host);
          assert(host.editor.modals.length > 0, 'nobody was asked');
          assert.equal(scene.posts, 0);
        },
        editor,
      );
    },
  })),
  {
    name: "a workspace's settings.json that points to another server: nothing goes there",
    async attempt(scene) {
      let visits = 0;
      const canary = createServer((_request, response) => {
        visits += 1;
        response.end();
      });
      await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
      const { port } = z.object({ port: z.int() }).parse(canary.address());
      const editor = new Editor();
      editor.settings = () => `http://127.0.0.1:${port}`;
      editor.setBy = 'workspace';
      await withExtension(scene, (host) => askedByAgent(scene, host), editor);
      assert.equal(visits, 0);
      await new Promise((resolve) => canary.close(resolve));
    },
  },
  {
    name: 'no setting that a workspace can set, and none that says how to approve',
    attempt() {
      const { properties = {} } = readManifest().contributes.configuration ?? {};
      for (const [name, { scope }] of Object.entries(properties)) {
        assert(scope === 'machine' || scope === 'application', `${name} can be set by a workspace`);
        assert.doesNotMatch(name, /approv|confirm|skip|trust|auto|gate|ask/i);
      }
      return Promise.resolve();
    },
  },
  {
    name: 'no keybinding, task, URI handler, link or exported function that leads to a posting',
    async attempt(scene) {
      const { contributes, activationEvents } = readManifest();
      for (const way of [
        'keybindings',
        'taskDefinitions',
        'problemMatchers',
        'authentication',
        'languageModelTools',
      ])
        assert.equal(contributes[way], undefined, way);
      assert(!activationEvents.includes('onUri'));
      await withExtension(scene, (host) => {
        assert.equal(host.api, undefined, 'activate exports something');
        assert(!host.editor.registered.has('window.registerUriHandler'));
        const contributed = contributes.commands.map(({ command }) => command);
        const unknown = [...host.editor.commands.keys()].filter((each) => !contributed.includes(each));
        assert.deepEqual(unknown, []);
        return Promise.resolve();
      });
      for (const file of sourceFiles()) {
        const text = readFileSync(join(root, 'src', file), 'utf8');
        assert.doesNotMatch(
          text,
          /isTrusted = true|isTrusted: true|registerUriHandler|enableCommandUris: true/,
          file,
        );
      }
    },
  },
];

function sourceFiles(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
}
