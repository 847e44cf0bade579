import type { Workroom } from '../office/workroom.ts';
import { withoutLinks } from './inert-text.ts';

/** "Live: Posted ...", where the person has several connections or a name of their own for this one. */
export function namedSentence(
  { connectionName }: Pick<Workroom, 'connectionName'>,
  sentence: string,
): string {
  const name = connectionName();
  return withoutLinks(name === undefined ? sentence : `${name}: ${sentence}`);
}
