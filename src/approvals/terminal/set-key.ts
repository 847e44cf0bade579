import { asProblem } from '../../common/problem.ts';
import { plainText } from '../../common/plain-text.ts';
import { notTaken } from '../page/not-taken.ts';
import type { ApprovalStores } from '../open-approvals.ts';
import type { Drafting } from '../second-key/sealed-keys.ts';
import type { Terminal } from './terminal.ts';

/** The connection that a key for posting is for. */
export interface KeyPlace {
  readonly drafting: Drafting;
  /**
   * Logs in and out.
   * @param key left out: as the one who drafts
   * @returns Odoo's id of the user
   * @throws Problem as `connect`
   */
  readonly logIn: (login: string, key?: string) => Promise<number>;
}

/**
 * Has the person give the key of another Odoo user, tries it, and seals it with their passphrase.
 * @returns whether it is kept
 */
export async function setKey(terminal: Terminal, stores: ApprovalStores, place: KeyPlace): Promise<boolean> {
  const { drafting, logIn } = place;
  const { origin, database, login: drafter } = drafting;
  terminal.say(
    `What you approve on the page is posted with the key of another Odoo user than ${shown(drafter)}:`,
  );
  terminal.say(`${origin}, database ${shown(database)}. Your passphrase seals it.`);
  const typed = await terminal.askHidden('Your passphrase for approvals: ');
  if (typed === undefined) return false;
  const tried = await stores.passphrase.try(typed);
  if (tried.kind !== 'right') {
    terminal.say(notTaken(tried));
    return false;
  }
  const poster = (await terminal.ask('Login of the user who posts: '))?.trim();
  if (poster === undefined || poster === '') return false;
  const key = await terminal.askHidden(`API key (better) or password of ${shown(poster)}: `);
  if (key === undefined || key === '') return false;
  try {
    if ((await logIn(poster, key)) === (await logIn(drafter))) {
      terminal.say(`${shown(poster)} is the user who drafts. Take somebody else. Nothing is kept.`);
      return false;
    }
  } catch (thrown) {
    terminal.say(`${asProblem(thrown).person} Nothing is kept.`);
    return false;
  }
  await stores.sealedKeys.keep(drafting, poster, key, tried.key);
  terminal.say(
    `Kept. Servers that start from now on post as ${shown(poster)} what you approve on their page.`,
  );
  return true;
}

/** Forgets the key for posting of a connection: then its own key posts again. */
export async function forgetKey(
  terminal: Terminal,
  { sealedKeys }: ApprovalStores,
  { drafting }: Pick<KeyPlace, 'drafting'>,
): Promise<void> {
  const wasKept = await sealedKeys.forget(drafting);
  terminal.say(
    wasKept
      ? `Forgotten. Servers that start from now on post as ${shown(drafting.login)}.`
      : 'There was no key for posting on this connection.',
  );
}

function shown(name: string): string {
  return plainText(name, 80).text;
}
