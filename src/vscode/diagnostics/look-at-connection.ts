import type { Clock } from '../../common/clock.ts';
import { asProblem } from '../../common/problem.ts';
import type { ProblemCode } from '../../common/problem.ts';
import type { OdooSession } from '../../odoo/session.ts';

/** As long as a person waits for a text to copy (milliseconds). */
const PATIENCE_MS = 5_000;

/** What is known of a connection by trying it. */
export type LookedAt =
  | { readonly how: 'works'; readonly odoo: string; readonly protocol: string }
  | { readonly how: 'fails'; readonly code: ProblemCode }
  | { readonly how: 'silent' };

/**
 * Looks whether a connection works. Why it does not is told by its code: sentences may name hosts and databases.
 * @param session connects where it is not connected yet
 */
export async function lookAtConnection(
  session: () => Promise<Pick<OdooSession, 'version' | 'protocol'>>,
  clock: Pick<Clock, 'after'>,
): Promise<LookedAt> {
  const silent = Promise.withResolvers<LookedAt>();
  const patience = clock.after(PATIENCE_MS, () => silent.resolve({ how: 'silent' }));
  try {
    return await Promise.race([works(session), silent.promise]);
  } catch (thrown) {
    return { how: 'fails', code: asProblem(thrown).code };
  } finally {
    patience.dispose();
  }
}

async function works(session: () => Promise<Pick<OdooSession, 'version' | 'protocol'>>): Promise<LookedAt> {
  const { version, protocol } = await session();
  return { how: 'works', odoo: version.text, protocol };
}
