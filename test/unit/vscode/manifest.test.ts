import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  COMMANDS,
  DRAFTS_VIEW,
  FILTERED_KEY,
  MILESTONES,
  STATE_KEY,
  WALKTHROUGH,
} from '../../../src/vscode/contributions.ts';
import type { DraftsState } from '../../../src/vscode/contributions.ts';
import { manifestIn } from '../../support/manifest.ts';

const limited = z.object({ supported: z.literal('limited'), description: z.string() });
const step = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  media: z.object({ svg: z.string(), altText: z.string() }),
  completionEvents: z.tuple([z.string()]),
});
const manifest = z
  .object({
    name: z.string(),
    publisher: z.string(),
    icon: z.string(),
    license: z.string(),
    pricing: z.literal('Free'),
    galleryBanner: z.object({ color: z.string(), theme: z.enum(['dark', 'light']) }),
    categories: z.array(z.string()),
    keywords: z.array(z.string()),
    engines: z.object({ vscode: z.string() }),
    devDependencies: z.record(z.string(), z.string()),
    extensionKind: z.array(z.string()),
    capabilities: z.object({ untrustedWorkspaces: limited, virtualWorkspaces: limited }),
    contributes: z.object({
      commands: z.array(z.object({ command: z.string(), title: z.string(), icon: z.string().optional() })),
      configuration: z.object({
        properties: z.record(
          z.string(),
          z.object({ scope: z.string(), default: z.unknown(), markdownDescription: z.string() }),
        ),
      }),
      keybindings: z.undefined().optional(),
      menus: z.record(z.string(), z.array(z.object({ command: z.string(), group: z.string().optional() }))),
      viewsWelcome: z.array(z.object({ contents: z.string(), when: z.string() })),
      walkthroughs: z.tuple([z.object({ id: z.string(), title: z.string(), steps: z.array(step) })]),
    }),
  })
  .parse(manifestIn());
const { contributes } = manifest;
const [walkthrough] = contributes.walkthroughs;

/** The commands that ask for something more before they act: all their titles end so. */
const ASKING: readonly string[] = [
  COMMANDS.connect,
  COMMANDS.connectFromEnv,
  COMMANDS.enterNewKey,
  COMMANDS.renameConnection,
  COMMANDS.removeConnection,
  COMMANDS.setPostingKey,
  COMMANDS.postDraft,
  COMMANDS.discardDraft,
  COMMANDS.resetToDraft,
];

/** The states of the drafts view in which it has no rows and nothing under way. A failure has rows that help. */
const EMPTY_STATES: readonly DraftsState[] = ['disconnected', 'empty'];

/** What a PNG says of its size, in pixels. */
function pngSize(path: string): readonly number[] {
  const bytes = readFileSync(path);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('commands', () => {
  it('say with three dots that they ask for something first', () => {
    for (const command of ASKING) expect(titleOf(command)).toMatch(/\.\.\.$/);
  });

  it('have titles of capitalised words, so that the palette reads as VS Code’s own', () => {
    for (const { title } of contributes.commands) {
      for (const word of title.replace('...', '').split(' '))
        expect(word).toMatch(/^([A-Z.]|a$|in$|to$|the$|of$|for$|from$|with$)/);
    }
  });

  it('leave the keyboard to the person: there are no keybindings', () => {
    expect(contributes.keybindings).toBeUndefined();
  });

  it('that show as icons have one, and their title is what a screen reader says', () => {
    const icons = Object.values(contributes.menus)
      .flat()
      .filter(({ group }) => /^(inline|navigation)\b/.test(group ?? ''));
    expect(icons.length).toBeGreaterThan(0);
    for (const { command } of icons) {
      const shown = contributes.commands.find((each) => each.command === command);
      expect(shown?.icon).toMatch(/^\$\([a-z-]+\)$/);
      expect(shown?.title).not.toBe('');
    }
  });
});

describe('settings', () => {
  it('are these, and none makes posting easier than it is without', () => {
    // A setting that is new here has to be looked at: it must only add to what is asked of the person.
    expect(Object.keys(contributes.configuration.properties)).toEqual(['mcpOdoo.typeTotalsOver']);
    expect(contributes.configuration.properties['mcpOdoo.typeTotalsOver']?.default).toBeNull();
  });

  it('say what they do, and belong to the person, not to a workspace', () => {
    for (const { scope, markdownDescription } of Object.values(contributes.configuration.properties)) {
      expect(['machine', 'application']).toContain(scope);
      expect(markdownDescription).not.toBe('');
    }
  });
});

describe('what shows where there are no drafts', () => {
  it.each(EMPTY_STATES)('has something to do when the view is %s', (state) => {
    const shown = contributes.viewsWelcome.filter(({ when }) => when.startsWith(`${STATE_KEY} == ${state}`));
    expect(shown.length).toBeGreaterThan(0);
    for (const { contents } of shown) expect(contents).toMatch(/^\[[^\]]+\]\(command:/m);
  });

  it('differs between the demo company and the person’s own books once there are some', () => {
    for (const demo of ['mcpOdoo.demo', '!mcpOdoo.demo'])
      expect(contributes.viewsWelcome.map(({ when }) => when)).toContain(`${STATE_KEY} == empty && ${demo}`);
  });

  it('has a way back when all drafts are filtered away', () => {
    const [filtered] = contributes.viewsWelcome.filter(
      ({ when }) => when === `${STATE_KEY} == ready && ${FILTERED_KEY}`,
    );
    expect(filtered?.contents).toContain(`(command:${COMMANDS.showAllDrafts})`);
  });

  it('tells that papers are not read in a folder that is not trusted', () => {
    const untrusted = contributes.viewsWelcome.filter(({ when }) => when.startsWith('!isWorkspaceTrusted'));
    // Not before the extension has said in which state it is.
    expect(untrusted.map(({ when }) => when.split(' && ')[1])).toEqual([
      `${STATE_KEY} == disconnected`,
      `${STATE_KEY} == empty`,
    ]);
    for (const { contents } of untrusted) expect(contents).toContain('command:workbench.trust.manage');
  });
});

describe('the walkthrough', () => {
  it('is the one that Get Started opens', () => {
    expect(`${manifest.publisher}.${manifest.name}#${walkthrough.id}`).toBe(WALKTHROUGH);
  });

  it('goes in four steps from connecting to posting', () => {
    expect(walkthrough.steps.map(({ id }) => id)).toEqual(['connect', 'draft', 'review', 'post']);
  });

  it('ticks each step off by what really happened', () => {
    const [connect, draft, review, post] = walkthrough.steps.map(({ completionEvents: [event] }) => event);
    expect([connect, draft, review, post]).toEqual([
      `onContext:${MILESTONES.hasConnected}`,
      `onContext:${MILESTONES.hasDrafted}`,
      `onCommand:${COMMANDS.review}`,
      `onContext:${MILESTONES.hasPosted}`,
    ]);
  });

  it('links only to what there is, and never sends a message by itself', () => {
    const known = [...Object.values(COMMANDS), `${DRAFTS_VIEW}.focus`, 'workbench.action.chat.open'];
    const texts = [...walkthrough.steps.map(({ description }) => description), ...welcomeTexts()];
    for (const text of texts) {
      for (const [, id = '', query] of text.matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g)) {
        if (id !== 'workbench.trust.manage') expect(known).toContain(id);
        if (id !== 'workbench.action.chat.open') expect(query).toBeUndefined();
        else
          expect(JSON.parse(decodeURIComponent(query ?? ''))).toMatchObject({
            mode: 'agent',
            isPartialQuery: true,
          });
      }
    }
  });

  it('has pictures in the colours of the theme, told in words as well', () => {
    for (const { media } of walkthrough.steps) {
      const picture = readFileSync(media.svg, 'utf8');
      expect(media.altText).not.toBe('');
      expect(picture).toContain('var(--vscode-');
      expect(picture).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|<script|<image|href/i);
    }
  });
});

describe('the gallery', () => {
  it('gets an icon of 256 by 256, made from our drawing', () => {
    expect(manifest.icon).toBe('media/icon.png');
    expect(pngSize(manifest.icon)).toEqual([256, 256]);
    expect(existsSync('media/icon.svg')).toBe(true);
  });

  it('finds it under at most five words and categories that it knows', () => {
    expect(manifest.keywords.length).toBeLessThanOrEqual(5);
    expect(manifest.categories).toEqual(['AI', 'Chat']);
  });

  it('is told a licence, and that it costs nothing', () => {
    expect(manifest.license).toBe('MIT');
    expect(existsSync('LICENSE')).toBe(true);
    expect(manifest.pricing).toBe('Free');
  });

  it('is promised the oldest VS Code whose interface the code was checked against', () => {
    expect(manifest.engines.vscode.replace('^', '~')).toBe(manifest.devDependencies['@types/vscode']);
  });

  it('is told what folders that are not trusted, or not on disk, do without', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    for (const { description } of [untrustedWorkspaces, virtualWorkspaces])
      expect(description).toContain('papers');
    expect(manifest.extensionKind).toEqual(['ui', 'workspace']);
  });
});

function titleOf(command: string): string | undefined {
  return contributes.commands.find((each) => each.command === command)?.title;
}

function welcomeTexts(): readonly string[] {
  return contributes.viewsWelcome.map(({ contents }) => contents);
}
