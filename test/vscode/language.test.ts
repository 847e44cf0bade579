import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFull } from './size.ts';
import { Story } from './story.ts';

const GUIDE = join(import.meta.dirname, '../../scripts/demo-workspace');

/** French puts a narrow space, which does not break, before a colon. */
const withPlainSpaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** What stands on the screen, by language. */
const LANGUAGES = {
  de: {
    view: 'Entwürfe (Demo)',
    message: 'DEMO-UNTERNEHMEN: Nichts hier ist echt.',
    due: /^289,90 EUR.* SW-11-8811 .*fällig \d\d\.\d\d\.2026/,
    groups: ['Eingangsrechnungen', 'Ausgangsrechnungen', 'Buchungssätze'],
    post: 'Entwürfe buchen...',
    question: 'DEMO: Eingangsrechnung von “Stadtwerke Leipzig”, 289,90 EUR buchen?',
    facts: ['Belegdatum: 18.11.2026', 'Gesamtbetrag: 289,90 EUR'],
    safe: ['Prüfen', 'Als Entwurf behalten'],
    yes: 'Eingangsrechnung buchen',
    posted: 'als BILL/',
    postedToday: 'Heute gebucht',
  },
  fr: {
    view: 'Brouillons (démo)',
    message: 'SOCIÉTÉ DE DÉMONSTRATION : rien ici n’est réel.',
    due: /^289,90 EUR.* SW-11-8811 .*échéance \d\d\/\d\d\/2026/,
    groups: ['Factures fournisseurs', 'Factures clients', 'Écritures comptables'],
    post: 'Comptabiliser les brouillons...',
    question: 'DÉMO : Comptabiliser : facture fournisseur de “Stadtwerke Leipzig”, 289,90 EUR ?',
    facts: ['Date de la facture : 18/11/2026', 'Total : 289,90 EUR'],
    safe: ['Vérifier', 'Garder en brouillon'],
    yes: 'Comptabiliser la facture fournisseur',
    posted: 'sous le numéro BILL/',
    postedToday: 'Comptabilisé aujourd’hui',
  },
} as const;

describe.each(isFull ? (['de', 'fr'] as const) : (['de'] as const))(
  'a person whose VS Code speaks %s',
  (language) => {
    const words = LANGUAGES[language];
    let story: Story;
    beforeAll(async () => {
      story = await Story.begin(`story-language-${language}`, {
        environment: { MCP_ODOO_DEMO: '1' },
        workspaceOf: GUIDE,
        language,
      });
    });
    afterAll(() => story.end());

    it('reads drafts, the dialog and what became of it in that language, amounts and dates as one writes them there', async () => {
      const window = await story.openBareWindow(`in ${language}`);
      const drafts = window.view(words.view);
      await drafts.waitForRow('Stadtwerke Leipzig', 60_000);
      expect(withPlainSpaces(await drafts.message())).toBe(words.message);
      const rows = await drafts.rows();
      expect(rows).toContainEqual(
        expect.objectContaining({
          label: 'Stadtwerke Leipzig',
          description: expect.stringMatching(words.due),
        }),
      );
      expect(rows.map(({ label }) => label)).toEqual(expect.arrayContaining([...words.groups]));
      await window.screenshot(`14 drafts in ${language}`);

      await drafts.pressInline('Stadtwerke Leipzig', words.post);
      const dialog = await window.modal.read('289,90 EUR');
      await window.screenshot(`14 the dialog in ${language}`);
      expect(withPlainSpaces(dialog.title)).toBe(words.question);
      for (const fact of words.facts) expect(withPlainSpaces(dialog.detail)).toContain(fact);
      expect(dialog.buttons).toEqual(expect.arrayContaining([...words.safe]));
      await window.modal.press(words.yes);
      await window.notifications.waitFor(words.posted);
      await drafts.waitForNoRow('SW-11-8811');
      await drafts.waitForRow(words.postedToday);
      await window.screenshot(`14 posted in ${language}`);
    });
  },
);
