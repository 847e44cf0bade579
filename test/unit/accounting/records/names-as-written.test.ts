import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Asked } from '../../../../src/accounting/records/matching/asked.ts';
import { knownBy } from '../../../../src/accounting/records/matching/known.ts';
import { NAMES_AS_WRITTEN, NAMES_IN_ODOO } from '../../../support/names-as-written.ts';

const sample = z
  .object({
    partners: z.array(
      z.object({ name: z.string(), vat: z.string().optional(), email: z.string().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync('src/demo/sample-company.json', 'utf8')));

const partners = [
  ...sample.partners,
  ...NAMES_IN_ODOO.map((name) => ({ name, vat: undefined, email: undefined })),
].map(({ name, vat, email }) => ({
  name,
  known: knownBy({ names: [name], codes: [email], numbers: [vat] }, true),
}));

describe('a partner is recognised as people write it', () => {
  it.each(NAMES_AS_WRITTEN)('%s: %s, %s', (written, meant, outcome) => {
    const ranked = new Asked(written, true).rank(partners);
    const taken = ranked.filter(({ fit }) => fit === 'identical' || fit === 'same');
    expect(ranked[0]?.record.name).toBe(meant);
    expect(taken.map(({ record }) => record.name)).toEqual(outcome === 'taken' ? [meant] : []);
  });

  it('of many ways to write it, 60 at least', () => {
    expect(NAMES_AS_WRITTEN.length).toBeGreaterThanOrEqual(60);
  });
});
