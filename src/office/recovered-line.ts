import { t } from '@vscode/l10n';
import type { Json } from '../common/json.ts';
import { plainText } from '../common/plain-text.ts';
import type { Recovered } from '../posting/recovering/recovered.ts';

/**
 * What became of something that was cut off, for people: "Posted: move/5, as BILL/2026/11/0001."
 * @param names what the documents are called, by their handles, as far as that is known
 */
export function recoveredLine(recovered: Recovered, names: ReadonlyMap<string, string> = new Map()): string {
  const { verb, what, next } = wordsOf(recovered, (document) => names.get(document) ?? document);
  switch (recovered.became) {
    case 'done':
      return together(t`${capital(verb)}: ${what}.`, next.done);
    case 'not-done':
      return together(t`Not ${verb}: ${what}.`, next.notDone);
    case 'not-yet':
      return t`Not ${verb} so far: ${what}. It may still be ${verb}, and is looked at again in a few minutes.`;
    case 'unknown':
      return t`Not known whether it was ${verb}: ${what}. Look at it in Odoo.`;
    case 'unknown-yet':
      return t`Not known so far whether it was ${verb}: ${what}. It is looked at again in a few minutes.`;
    case 'unread':
      return t`Odoo could not be read, so it is not known whether it was ${verb}: ${what}. The next start looks again.`;
  }
}

function together(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

interface Words {
  readonly verb: string;
  readonly what: string;
  /** A sentence about what there is to do, when it is done or not. */
  readonly next: { readonly done: string; readonly notDone: string };
}

const NOTHING = { done: '', notDone: '' };

function wordsOf({ intent, made, number }: Recovered, named: (document: string) => string): Words {
  switch (intent.what) {
    case 'draft-intended': {
      const what = made === undefined ? t`a document that was asked for` : named(made);
      return { verb: t`drafted`, what, next: { done: '', notDone: t`Ask for it again.` } };
    }
    case 'file-intended':
      return {
        verb: t`attached`,
        what: t`${intent.path} on ${named(intent.document)}`,
        next: { done: '', notDone: t`Attach it again.` },
      };
    case 'partner-intended':
      return {
        verb: t`saved`,
        what: t`contact “${nameIn(intent.values)}”, which you approved`,
        next: { done: '', notDone: t`Ask for it again.` },
      };
    case 'posting-intended': {
      const name = named(intent.document);
      const isSettling = !intent.document.startsWith('move/');
      const done = isSettling ? t`Look in Odoo whether what it pays is matched with it.` : '';
      return {
        verb: intent.document.startsWith('proposal/') ? t`entered` : t`posted`,
        what: number === undefined ? name : t`${name}, as ${number}`,
        next: { done, notDone: t`It is a draft as before.` },
      };
    }
    case 'change-intended':
      return { verb: t`changed`, what: named(intent.document), next: NOTHING };
    case 'undoing-intended':
      return {
        verb: t`reset to draft`,
        what: named(intent.document),
        next: { done: '', notDone: t`It is posted as before.` },
      };
    case 'discarding-intended':
      return {
        verb: t`discarded`,
        what: named(intent.document),
        next: { done: '', notDone: t`It is there as before.` },
      };
    case 'settling-intended':
      return {
        verb: t`settled`,
        what: t`${named(intent.document)} with ${named(intent.by)}`,
        next: { done: '', notDone: t`Match the two in Odoo.` },
      };
    case 'note-intended':
      return { verb: t`noted`, what: t`it below ${named(intent.document)}`, next: NOTHING };
  }
}

/** Of a contact as it was approved. */
function nameIn(values: Json): string {
  const isRecord = typeof values === 'object' && values !== null && 'name' in values;
  const name = isRecord ? values.name : undefined;
  return plainText(typeof name === 'string' ? name : '', 80).text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
