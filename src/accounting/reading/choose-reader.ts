import type { Clock } from '../../common/clock.ts';
import { Kept } from '../../common/kept.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { readsNested } from '../versions.ts';
import { olderFields } from './older-fields.ts';
import { PlainRead } from './plain-read.ts';
import type { RecordReader } from './record-reader.ts';
import { WebRead } from './web-read.ts';

/** How long the names of taxes and the like are believed where each costs a request. */
const NAMES_LIFE_MS = 10 * 60_000;

/**
 * The reader for the Odoo of a connection.
 * @param names `fresh` reads all names anew each time, `kept` believes those of master data for ten minutes
 */
export function chooseReader(
  client: OdooClient,
  version: OdooVersion,
  clock: Clock,
  names: 'fresh' | 'kept',
): RecordReader {
  if (readsNested(version)) return new WebRead(client);
  return new PlainRead(client, olderFields(version), new Kept(clock, names === 'kept' ? NAMES_LIFE_MS : 0));
}
