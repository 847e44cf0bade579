import { z } from 'zod';
import type { Protocol } from '../../src/odoo/session.ts';
import { startOdoo } from '../beds/odoo/bed.ts';
import type { OdooBed } from '../beds/odoo/bed.ts';

const given = process.env.ODOO_TEST_VERSION ?? '';

/** The version this run is about: `ODOO_TEST_VERSION`, 19 where that is not set. */
export const testedVersion = z.enum(['14', '19']).parse(given === '' ? '19' : given);

/** How that version can be spoken to with an API key. */
export const protocols: readonly Protocol[] = testedVersion === '14' ? ['json-rpc'] : ['json-2', 'json-rpc'];

export function startTestedOdoo(): Promise<OdooBed> {
  return startOdoo(testedVersion);
}
