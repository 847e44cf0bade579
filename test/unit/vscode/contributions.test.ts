import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  COMMANDS,
  DEMO_KEY,
  DRAFTS_VIEW,
  MCP_SERVERS,
  ROW,
  FILTERED_KEY,
  SAVED_KEY,
  STATE_KEY,
} from '../../../src/vscode/contributions.ts';
import { manifestIn } from '../../support/manifest.ts';

const menuItem = z.object({ command: z.string(), when: z.string().optional() });
const manifest = z
  .object({
    activationEvents: z.array(z.string()),
    enabledApiProposals: z.never().optional(),
    contributes: z.object({
      commands: z.array(z.object({ command: z.string(), title: z.string(), category: z.string() })),
      configuration: z.object({ properties: z.record(z.string(), z.object({ scope: z.string() })) }),
      menus: z.record(z.string(), z.array(menuItem)),
      views: z.record(z.string(), z.array(z.object({ id: z.string() }))),
      viewsContainers: z.object({ activitybar: z.array(z.object({ id: z.string() })) }),
      viewsWelcome: z.array(z.object({ view: z.string(), contents: z.string(), when: z.string() })),
      mcpServerDefinitionProviders: z.array(z.object({ id: z.string() })),
    }),
  })
  .parse(manifestIn());
const { contributes } = manifest;
/** As menus ask for a word of a row's context value. */
const rowWords = Object.values(ROW).map((word) => `/\\b${word}\\b/`);
const ids: readonly string[] = Object.values(COMMANDS);
const menuItems = Object.values(contributes.menus).flat();
const conditions = [...menuItems, ...contributes.viewsWelcome].flatMap(({ when }) => when ?? []);

/** Context keys of VS Code's own. */
const OF_VSCODE = ['isWorkspaceTrusted', 'explorerResourceIsFolder', 'resourceExtname', 'editorHasSelection'];

describe('the manifest', () => {
  it('contributes exactly the commands that the extension registers', () => {
    expect(contributes.commands.map(({ command }) => command).toSorted()).toEqual(ids.toSorted());
  });

  it('puts every command under one category', () => {
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['MCP Odoo']));
  });

  it('names only these commands in menus and welcome texts', () => {
    const linked = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:(mcpOdoo[\w.]+)/g)].flatMap(([, id]) => id ?? []),
    );
    for (const id of [...linked, ...menuItems.map(({ command }) => command)]) expect(ids).toContain(id);
  });

  it('has the drafts view, alone in its container', () => {
    const [container, ...others] = contributes.viewsContainers.activitybar;
    expect(others).toEqual([]);
    expect(contributes.views).toEqual({
      [container?.id ?? '']: [expect.objectContaining({ id: DRAFTS_VIEW })],
    });
    for (const { view } of contributes.viewsWelcome) expect(view).toBe(DRAFTS_VIEW);
  });

  it('asks only context keys, views and row kinds that there are', () => {
    for (const when of conditions) {
      for (const clause of when.split(' && ')) {
        const [left, , right] = clause.split(' ');
        if (left === 'view') expect(right).toBe(DRAFTS_VIEW);
        else if (left === 'viewItem') expect(rowWords).toContain(right);
        else if (left !== 'false')
          expect([STATE_KEY, DEMO_KEY, FILTERED_KEY, SAVED_KEY, ...OF_VSCODE]).toContain(
            left?.replace(/^!/, ''),
          );
      }
    }
  });

  it('has settings of the person alone: no workspace can set one', () => {
    const settings = Object.entries(contributes.configuration.properties);
    expect(settings.filter(([, { scope }]) => scope !== 'machine')).toEqual([]);
  });

  it('offers the MCP servers under the id that is registered', () => {
    expect(contributes.mcpServerDefinitionProviders.map(({ id }) => id)).toEqual([MCP_SERVERS]);
  });

  it('is activated by what people and agents use, and by the folder that npm start opens', () => {
    expect(manifest.activationEvents).toEqual(['workspaceContains:mcp-odoo-demo.md']);
    expect(existsSync('scripts/demo-workspace/mcp-odoo-demo.md')).toBe(true);
  });
});
