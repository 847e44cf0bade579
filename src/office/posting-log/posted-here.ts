import { parseHandle } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import type { LoggedRequest } from '../../journal/log/logged-request.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { ownRequests } from './own-posting-log.ts';
import { safeLine } from './safe-lines.ts';

/** A document that was posted through this installation, and is not known to have been taken back. */
export interface PostedHere {
  readonly document: Handle;
  readonly number: string;
  /** "Post vendor bill of “Azure Interior”, 119.00 EUR?" */
  readonly question: string;
  /** When it was, ISO 8601. */
  readonly time: string;
}

/** Which books. */
type Books = Pick<OdooSession, 'origin' | 'database'>;

const MOST = 20;

/**
 * In each of these books; the newest first, 20 at most. The log is read once for all of them.
 * @throws Problem `journal_unavailable`
 */
export async function postedHere(books: readonly Books[]): Promise<readonly (readonly PostedHere[])[]> {
  const requests = await ownRequests();
  return books.map((each) => postedAmong(requests, each));
}

/** @param requests the newest first */
export function postedAmong(
  requests: readonly LoggedRequest[],
  { origin, database }: Books,
): readonly PostedHere[] {
  const seen = new Set<string>();
  const posted: PostedHere[] = [];
  for (const { about, connection, document = '', asked, settled } of requests) {
    const isOwn = connection.origin === origin && connection.database === database;
    const isDone = settled?.outcome === 'done' && (about === 'posting' || about === 'undoing');
    const known = settled?.entered ?? document;
    if (!isOwn || !isDone || seen.has(known)) continue;
    seen.add(known);
    const handle = parseHandle(known);
    if (about === 'undoing' || handle === undefined) continue;
    const [question = ''] = (asked?.shown ?? '').split('\n');
    posted.push({
      document: handle,
      number: safeLine(settled.number ?? known),
      question: safeLine(question),
      time: settled.time,
    });
  }
  return posted.slice(0, MOST);
}
