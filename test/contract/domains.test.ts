import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import type { Odoo } from './odoo.ts';

const contract = await openContract();

/** Names of the partners that a domain finds, in order. */
async function partners(odoo: Odoo, domain: readonly unknown[], context = {}): Promise<unknown[]> {
  const rows = await odoo.searchRead('res.partner', domain, ['name'], { order: 'id' }, context);
  return rows.map(({ name }) => name);
}

describe('domains', () => {
  const cases: readonly (readonly [does: string, domain: unknown[], finds: string[]])[] = [
    ['= is the very text', [['name', '=', 'Azure Interior']], ['Azure Interior']],
    ['= minds the case', [['name', '=', 'azure interior']], []],
    ['=ilike minds nothing', [['name', '=ilike', 'azure interior']], ['Azure Interior']],
    ['=ilike knows the wild card', [['name', '=ilike', 'azure%']], ['Azure Interior']],
    ['ilike finds a part', [['name', 'ilike', 'ZEITLOS']], ['Café Zeitlos']],
    ['ilike minds accents', [['name', 'ilike', 'cafe zeit']], []],
    ['ilike takes _ for one character', [['name', 'ilike', 'caf_ z__t']], ['Café Zeitlos']],
    ['ilike takes % for any number of them', [['name', 'ilike', 'm%belhaus kr%ger']], ['Möbelhaus Krüger']],
    ['ilike asks the name of a reference', [['parent_id.name', 'ilike', 'm_belhaus']], ['Inge Krüger']],
    ['like minds the case', [['name', 'like', 'ZEITLOS']], []],
    ['in', [['name', 'in', ['Ready Mat', 'Hotel Seeblick', 'Nobody']]], ['Hotel Seeblick', 'Ready Mat']],
    ['in nothing finds nothing', [['name', 'in', []]], []],
    [
      'conditions are all to hold',
      [
        ['city', '=', 'Leipzig'],
        ['name', 'ilike', 'praxis'],
      ],
      ['Praxis Dr. Weber'],
    ],
    [
      '| is either',
      ['|', ['name', '=', 'Ready Mat'], ['vat', '=', 'DE276543218']],
      ['Café Zeitlos', 'Ready Mat'],
    ],
    ['! is not', ['&', ['city', '=', 'Halle'], '!', ['name', 'ilike', 'papier']], ['Gymnasium am Park']],
    [
      '!= finds what is empty, too',
      [
        ['city', '=', 'Halle'],
        ['vat', '!=', 'DE129273398'],
      ],
      ['Gymnasium am Park'],
    ],
    [
      '= false is empty',
      [
        ['vat', '=', false],
        ['city', '=', 'Austin'],
      ],
      ['Silicon Parts Inc.'],
    ],
    ['a path through a reference', [['parent_id.name', '=', 'Azure Interior']], ['Brandon Freeman']],
    ['a reference by its name', [['parent_id', 'ilike', 'möbelhaus']], ['Inge Krüger']],
    ['a reference by the code of its country', [['country_id.code', '=', 'AT']], ['Holzwerk Alpenrand']],
  ];
  for (const [does, domain, finds] of cases) {
    contract(does, { odoo: [14, 19] }, async (odoo) => {
      expect(await partners(odoo, domain)).toEqual(finds);
    });
  }

  const written: readonly (readonly [does: string, domain: unknown[], finds: string[]])[] = [
    ['== is =', [['name', '==', 'Azure Interior']], ['Azure Interior']],
    [
      '<> is !=',
      [
        ['city', '=', 'Halle'],
        ['name', '<>', 'Papierhaus'],
        ['vat', '<>', 'DE129273398'],
      ],
      ['Gymnasium am Park'],
    ],
    [
      'a text that is no yes is a no',
      [
        ['active', '=', 'x'],
        ['name', '=', 'Azure Interior'],
      ],
      [],
    ],
    [
      'a text may be a yes',
      [
        ['active', '=', 'On'],
        ['name', '=', 'Azure Interior'],
      ],
      ['Azure Interior'],
    ],
    [
      'a contact is found with its company before it',
      [['complete_name', 'ilike', 'krüger, inge']],
      ['Inge Krüger'],
    ],
    ['a backslash takes the meaning away', [['name', 'ilike', 'az\\ure in']], ['Azure Interior']],
    ['a pattern is not lost in wild cards', [['name', 'ilike', '%a%a%a%a%a%a%a%a%zzq']], []],
  ];
  for (const [does, domain, finds] of written) {
    contract(does, { odoo: [19] }, async (odoo) => {
      expect(await partners(odoo, domain)).toEqual(finds);
    });
  }

  contract(
    'a tax is found by the letters and digits of its name, in their order',
    { odoo: [19] },
    async (odoo) => {
      const names = async (operator: string, words: string) => {
        const domain = [
          ['type_tax_use', '=', 'purchase'],
          ['company_id', '=', odoo.sample.company()],
          ['name', operator, words],
        ];
        return (await odoo.searchRead('account.tax', domain, ['name'], { order: 'id' })).map(
          ({ name }) => name,
        );
      };
      expect(await names('ilike', '1-9i')).toEqual(['19% incl.']);
      expect(await names('ilike', '5vy')).toEqual(['5% Levy']);
      expect(await names('ilike', '"9%" in')).toEqual(['19% incl.']);
      expect(await names('like', '5l')).toEqual([]);
      expect(await names('=ilike', '5vy')).toEqual([]);
    },
  );

  contract('comparisons of dates and amounts', { odoo: [14, 19] }, async (odoo) => {
    const rows = await odoo.searchRead(
      'account.move',
      [
        ['move_type', '=', 'in_invoice'],
        ['invoice_date', '>=', '2026-05-11'],
        ['invoice_date', '<', '2026-05-20'],
        ['amount_total', '>', 300],
      ],
      ['ref'],
      { order: 'invoice_date' },
    );
    expect(rows.map(({ ref }) => ref)).toEqual(['WB-219', 'SW-05-8805']);
  });

  contract('a domain may be empty', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const all = await odoo.count('res.currency', []);
    expect(all).toBeGreaterThan(0);
    expect(await odoo.search('res.currency', [])).toHaveLength(all);
  });
});
