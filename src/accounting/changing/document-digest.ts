import { createHash } from 'node:crypto';
import { canonicalJson } from '../../common/json.ts';
import type { MoveHandle } from '../handle.ts';
import type { DocumentFacts } from './document-facts.ts';

/** So many hexadecimal digits tell two states of one document apart; more would only cost a model words. */
const DIGITS = 20;

/** The state of a document in a few characters: whoever changes it says which state they read. */
export function documentDigest(document: MoveHandle, facts: DocumentFacts): string {
  const counted = Object.fromEntries(Object.entries(facts).map(([field, fact]) => [field, fact.is] as const));
  return createHash('sha256')
    .update(canonicalJson([document, counted]))
    .digest('hex')
    .slice(0, DIGITS);
}
