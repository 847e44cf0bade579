import { t } from '@vscode/l10n';
import { Problem } from '../../common/problem.ts';
import type { Handle } from '../handle.ts';
import type { DraftSource } from './draft-source.ts';

/** The last row of a page: the next one goes on behind it. */
export interface DraftCursor {
  readonly place: DraftSource['place'];
  readonly id: string;
}

const SHAPE =
  /^before (?:(?<id>[1-9]\d{0,9})|payment (?<payment>[1-9]\d{0,9})|proposal (?<proposal>[0-9a-f]{8,40}))$/;

/** Opaque to whoever gets it. */
export function writeCursor(last: Handle): string {
  const [place = '', id = ''] = last.split('/');
  return Buffer.from(place === 'move' ? `before ${id}` : `before ${place} ${id}`).toString('base64url');
}

/** @throws Problem invalid_arguments when it is not from an earlier page */
export function readCursor(cursor: string): DraftCursor {
  const { id, payment, proposal } = SHAPE.exec(Buffer.from(cursor, 'base64url').toString())?.groups ?? {};
  if (id !== undefined) return { place: 'move', id };
  if (payment !== undefined) return { place: 'payment', id: payment };
  if (proposal !== undefined) return { place: 'proposal', id: proposal };
  throw noSuchPlace();
}

/** Somebody asked to go on from where no page has ended. */
export function noSuchPlace(): Problem {
  return new Problem({
    code: 'invalid_arguments',
    person: t`The list of drafts was asked to go on from a place that does not exist.`,
    model: '"after" must be the "next" of an earlier list_drafts answer, unchanged. Leave it out to start.',
  });
}
