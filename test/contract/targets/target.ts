import type { Place } from '../place.ts';
import { openDemo } from './demo.ts';
import { openForeign } from './foreign.ts';
import type { TargetName } from './names.ts';
import { openBed } from './odoo.ts';

/** A target that stands, and how to leave it. */
export interface OpenTarget {
  readonly place: Place;
  dispose(): Promise<void>;
}

/**
 * Brings a target up with a fresh database.
 * @param database its name in a bed: two runs at a time need two
 */
export function openTarget(
  name: TargetName,
  database = process.env.CONTRACT_DATABASE ?? 'contract',
): Promise<OpenTarget> {
  switch (name) {
    case 'demo':
      return openDemo();
    case '19':
    case '14':
      return openBed(name, database);
    case 'url':
      return openForeign();
  }
}
