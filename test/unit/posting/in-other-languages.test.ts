import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish, toPerson } from '../../../src/common/said.ts';
import { shownAmount } from '../../../src/common/shown-amount.ts';
import { noteText } from '../../../src/posting/chatter/note-text.ts';
import { SeenMove } from '../../../src/posting/moves/seen-move.ts';
import { renderSet } from '../../../src/posting/review/render-set.ts';
import { rowOf } from '../../../src/posting/review/row-of-review.ts';
import { setKindTitle } from '../../../src/posting/review/set-kind.ts';
import { changesBetween } from '../../../src/posting/snapshot/changes.ts';
import { isTotal } from '../../../src/posting/review/typed-total.ts';
import { DRAFT_TYPES } from '../../../src/accounting/kinds.ts';
import { aReview } from '../../support/a-review.ts';
import { inLanguage } from '../../support/in-language.ts';
import { officeWithBill, snapshotOf } from '../../support/paper-bill.ts';
import { changeField } from '../../support/paper-edits.ts';
import { problemOf } from '../../support/problem-of.ts';

const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;

describe('a dialog in German', () => {
  it('says its rows, amounts and dates in German', async () => {
    const shown = await inLanguage('de', async () => {
      const office = await officeWithBill();
      office.person.willAnswer('keep');
      await problemOf(office.gate.request(office.document, agent, new AbortController().signal));
      return office.person.shown[0];
    });
    expect(shown?.question).toBe('Eingangsrechnung von “Azure Interior”, 561,75 EUR buchen?');
    expect(shown).toMatchObject({ verb: 'Eingangsrechnung buchen', keep: 'Als Entwurf behalten' });
    const rows = shown?.detail.split('\n');
    expect(rows).toEqual(
      expect.arrayContaining([
        'Lieferant: Azure Interior',
        'Belegdatum: 10.01.2026',
        'Menge 3, Preis 3,335, Rabatt 10 %, Betrag 9,00 EUR',
        '5. Haben 561,75 EUR, fällig 10.02.2026, Konto 211000 Account Payable',
        'Gesamtbetrag: 561,75 EUR',
        'Angefragt von einem Agenten (nennt sich “Copilot”).',
      ]),
    );
  });

  it('leaves alone what others wrote, though it looks like a date', async () => {
    const office = await officeWithBill();
    const before = await snapshotOf(office);
    office.odoo.edit(office.move, { ref: '2026-11-20' });
    const after = await snapshotOf(office);
    const told = await inLanguage('de', () => {
      const row = rowOf(aReview({ reference: '2026-11-20' }));
      return [
        renderSet(row.sheet.place, [row, row], agent).detail,
        ...changesBetween(before, after).map(toPerson),
      ];
    });
    expect(told[0]).toContain('Referenz 2026-11-20, Belegdatum 20.11.2026, ');
    expect(told[1]).toBe('die Referenz war INV-1, ist 2026-11-20');
  });

  it('is about the same document: its digest knows no language', async () => {
    const snapshot = await snapshotOf(await officeWithBill());
    const digest = await inLanguage('de', () => new SeenMove(snapshot).digest);
    expect(digest).toBe(new SeenMove(snapshot).digest);
  });
});

describe('a yes in German', () => {
  it('posts, tells the person in German, and the journal and the model in English', async () => {
    await inLanguage('de', async () => {
      const office = await officeWithBill();
      office.session.when('account.move.action_post', () => {
        office.odoo.edit(office.move, { date: '2026-02-01' });
      });
      office.person.willAnswer('yes');
      const { deviations } = await office.gate.request(office.document, agent, new AbortController().signal);
      expect(deviations.map(toPerson)).toEqual(['das Buchungsdatum war 10.01.2026, ist 01.02.2026']);
      expect(office.person.told).toEqual([expect.stringContaining('das Buchungsdatum war 10.01.2026')]);
      const english = ['the accounting date was 2026-01-10, is 2026-02-01'];
      expect(deviations.map(inEnglish)).toEqual(english);
      const settled = (await office.entries()).findLast(({ what }) => what === 'posting-settled');
      expect(settled).toMatchObject({ outcome: 'done', deviations: english });
    });
  });

  it('does nothing for what was changed meanwhile, and says so to each in their language', async () => {
    const problem = await inLanguage('de', async () => {
      const office = await officeWithBill();
      office.person.willAnswer(() => {
        changeField(office.odoo, office.move, { field: 'ref' });
        return Promise.resolve('yes');
      });
      const asked = problemOf(office.gate.request(office.document, agent, new AbortController().signal));
      const found = await asked;
      expect(office.odoo.postings).toEqual([]);
      return found;
    });
    expect(problem.code).toBe('changed_since_review');
    expect(problem.person).toContain('Geändert: die Referenz war INV-1, ist ');
    expect(problem.model).toMatch(/so it was not posted\. Changed: the reference was INV-1, is /);
  });
});

describe('what cannot be posted', () => {
  it('is said to each in their language', async () => {
    const problem = await inLanguage('de', async () => {
      const office = await officeWithBill();
      office.odoo.edit(office.move, { partner_id: false });
      return problemOf(office.gate.request(office.document, agent, new AbortController().signal));
    });
    expect(problem.person).toMatch(
      /^Eingangsrechnung, 561,75 EUR: kann noch nicht gebucht werden\. Es ist kein Partner angegeben\. /,
    );
    expect(problem.model).toContain('cannot be posted yet: It has no partner. ');
  });
});

describe('the note in Odoo', () => {
  it('stays English, whoever reads the dialog', () => {
    const facts = { time: '2026-11-23T10:00:00.000Z', login: 'ada', digest: 'd', head: 'h' };
    const note = () =>
      noteText({ ...facts, about: 'posting', signer: { account: 'a', host: 'b' }, requester: agent });
    const english = note();
    expect(english).toContain('Asked by an agent (says it is “Copilot”).');
    return expect(inLanguage('de', note)).resolves.toBe(english);
  });
});

describe.each(['de', 'fr'] as const)('in %s', (language) => {
  const amounts = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.constantFrom(0, 2, 3))
    .map(([units, places]) => {
      const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
      const plain = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
      return units < 0n ? `-${plain}` : plain;
    });

  it('a total that is typed as it is shown is taken', () =>
    inLanguage(language, () => {
      fc.assert(fc.property(amounts, (total) => isTotal(shownAmount(total), total)));
    }));

  it('no amount passes for another, as it is shown', () =>
    inLanguage(language, () => {
      fc.assert(
        fc.property(amounts, amounts, (typed, total) => {
          fc.pre(Number(typed) !== Number(total));
          // "1,234" may be one thousand where the currency has no decimals, and is taken for that there.
          fc.pre(total.includes('.') || !/^-?\d{1,3}\.\d{3}$/.test(typed));
          expect(isTotal(shownAmount(typed), total)).toBe(false);
        }),
        { numRuns: 500 },
      );
    }));

  it('a point before three digits is no decimal point', () =>
    inLanguage(language, () => {
      expect(isTotal('1.234', '1.234')).toBe(false);
      expect(isTotal('1,234', '1.234')).toBe(true);
      expect(isTotal('1234,50', '1234.50')).toBe(true);
    }));

  it('every kind has a name of its own, so that no two are added up as one', () =>
    inLanguage(language, () => {
      const kinds = [...DRAFT_TYPES, 'cash_transaction'] as const;
      expect(new Set(kinds.map(setKindTitle)).size).toBe(kinds.length);
    }));
});
