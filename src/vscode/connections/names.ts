import { t } from '@vscode/l10n';
import { plainText } from '../../common/plain-text.ts';
import type { Judged } from '../steps/ask-text.ts';

/** What the demo company is called among the connections. */
export const DEMO_NAME = 'Demo company';

/** What no other connection may be called, so that nobody takes real books for made-up ones. */
const OF_THE_DEMO: readonly string[] = [DEMO_NAME, 'demo'];

/** As much as a row of the sidebar and a label of VS Code show well. */
const MOST_CHARACTERS = 40;

/** Where a connection leads. */
interface Address {
  readonly origin: string;
  readonly database: string;
  readonly login: string;
}

/** Connections, as far as they are told apart by their names. */
type Named = readonly { readonly name: string }[];

/** What a connection is called while the person has no name for it: its host, or more where that is taken. */
export function defaultName({ origin, database, login }: Address, others: Named): string {
  const host = hostOf(origin);
  const place = t`${database} at ${host}`;
  const names = [host, place, `${login}, ${place}`].map((name) => shownName(name));
  const numbered = others.map((_, index) => `${shownName(place, MOST_CHARACTERS - 4)} ${index + 2}`);
  return [...names, ...numbered].find((name) => !isTaken(name, others)) ?? shownName(t`${place}, once more`);
}

/** Whether the person themselves thought of this name. */
export function isOwnName({ name, origin }: { readonly name: string; readonly origin: string }): boolean {
  return name !== shownName(hostOf(origin));
}

/** A name, safe to show anywhere: one line, nothing invisible, not too long. */
export function shownName(name: string, mostCharacters = MOST_CHARACTERS): string {
  return plainText(name, mostCharacters).text;
}

/** Whether another connection is called so. Case and width of letters make no name another one. */
export function isTaken(name: string, others: Named): boolean {
  const taken = [...OF_THE_DEMO, ...others.map((other) => other.name)];
  return taken.some((other) => folded(other) === folded(name));
}

/** Whether a name that the person typed will do, or what is wrong with it. */
export function judgeName(typed: string, others: Named): Judged<string> {
  const name = typed.trim();
  if (name === '') return { ok: false, sentence: t`Type a name for the connection.` };
  if (shownName(name) !== name)
    return { ok: false, sentence: t`Type a name of plain letters, at most ${MOST_CHARACTERS} of them.` };
  if (isTaken(name, others)) return { ok: false, sentence: t`Another connection is called so already.` };
  return { ok: true, value: name };
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
