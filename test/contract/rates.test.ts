import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import type { Odoo } from './odoo.ts';

const contract = await openContract();

function rates(odoo: Odoo, date: string) {
  const ids = [odoo.sample.currency('EUR'), odoo.sample.currency('USD')];
  return odoo.read('res.currency', ids, ['rate'], { allowed_company_ids: [odoo.sample.company()], date });
}

describe('the rate of a currency', () => {
  contract('is the latest one up to the day of the context', { odoo: [14, 19] }, async (odoo) => {
    const [eur, usd] = [odoo.sample.currency('EUR'), odoo.sample.currency('USD')];
    for (const [date, rate] of [
      ['2026-01-15', 1.1],
      ['2026-06-30', 1.1],
      ['2026-07-01', 1.25],
      ['2027-01-01', 1.25],
    ] as const) {
      expect(await rates(odoo, date)).toEqual([
        { id: eur, rate: 1 },
        { id: usd, rate },
      ]);
    }
  });

  contract('before the first one is the first one', { odoo: [19] }, async (odoo) => {
    expect(await rates(odoo, '2019-01-01')).toMatchObject([{ rate: 1 }, { rate: 1.1 }]);
  });

  contract('before the first one is 1', { odoo: [14] }, async (odoo) => {
    expect(await rates(odoo, '2019-01-01')).toMatchObject([{ rate: 1 }, { rate: 1 }]);
  });
});
