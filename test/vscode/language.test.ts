import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Story } from './story.ts';

const GUIDE = join(import.meta.dirname, '../../scripts/demo-workspace');

describe('a person whose VS Code speaks German', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-language', {
      environment: { MCP_ODOO_DEMO: '1' },
      workspaceOf: GUIDE,
      language: 'de',
    });
  });
  afterAll(() => story.end());

  it('reads drafts, the dialog and what became of it in German, and amounts and dates as one writes them there', async () => {
    const window = await story.openBareWindow('in German');
    const drafts = window.view('Entwürfe (Demo)');
    await drafts.waitForRow('Stadtwerke Leipzig', 60_000);
    expect(await drafts.message()).toBe('DEMO-UNTERNEHMEN: Nichts hier ist echt.');
    const rows = await drafts.rows();
    expect(rows).toContainEqual(
      expect.objectContaining({
        label: 'Stadtwerke Leipzig',
        description: expect.stringMatching(/^289,90 EUR.* SW-11-8811 .*fällig \d\d\.\d\d\.2026/),
      }),
    );
    expect(rows.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Eingangsrechnungen', 'Ausgangsrechnungen', 'Buchungssätze']),
    );
    await window.screenshot('14 drafts in German');

    await drafts.pressInline('Stadtwerke Leipzig', 'Entwürfe buchen...');
    const dialog = await window.modal.read('289,90 EUR');
    await window.screenshot('14 the dialog in German');
    expect(dialog.title).toBe('DEMO: Eingangsrechnung von “Stadtwerke Leipzig”, 289,90 EUR buchen?');
    expect(dialog.detail).toContain('Belegdatum: 18.11.2026');
    expect(dialog.detail).toContain('Gesamtbetrag: 289,90 EUR');
    expect(dialog.buttons).toEqual(expect.arrayContaining(['Prüfen', 'Als Entwurf behalten']));
    await window.modal.press('Eingangsrechnung buchen');
    await window.notifications.waitFor('als BILL/');
    await drafts.waitForNoRow('SW-11-8811');
    await drafts.waitForRow('Heute gebucht');
    await window.screenshot('14 posted in German');
  });
});
