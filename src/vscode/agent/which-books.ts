import { t } from '@vscode/l10n';
import { whichConnection } from '../commands/which-connection.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';

/** The books that an agent is to draft in; their name only where there are others to tell them from. */
interface ChosenBooks {
  readonly name: string | undefined;
}

/**
 * Asks the person for the books, where there are several.
 * @returns undefined when the person picked none
 * @throws Problem not_connected
 */
export async function whichBooks({ all }: Pick<ConnectionSource, 'all'>): Promise<ChosenBooks | undefined> {
  const chosen = await whichConnection(undefined, all, t`Which books are to be drafted in?`);
  return chosen === undefined ? undefined : { name: all.length > 1 ? chosen.name : undefined };
}
