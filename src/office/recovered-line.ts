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
      return `${capital(verb)}: ${what}${next.done === '' ? '' : `. ${next.done}`}.`;
    case 'not-done':
      return `Not ${verb}: ${what}${next.notDone === '' ? '' : `. ${next.notDone}`}.`;
    case 'not-yet':
      return `Not ${verb} so far: ${what}. It may still be ${verb}, and is looked at again in a few minutes.`;
    case 'unknown':
      return `Not known whether it was ${verb}: ${what}. Look at it in Odoo.`;
    case 'unknown-yet':
      return `Not known so far whether it was ${verb}: ${what}. It is looked at again in a few minutes.`;
    case 'unread':
      return `Odoo could not be read, so it is not known whether it was ${verb}: ${what}. The next start looks again.`;
  }
}

interface Words {
  readonly verb: string;
  readonly what: string;
  /** What there is to do, when it is done or not. */
  readonly next: { readonly done: string; readonly notDone: string };
}

const NOTHING = { done: '', notDone: '' };

function wordsOf({ intent, made, number }: Recovered, named: (document: string) => string): Words {
  switch (intent.what) {
    case 'draft-intended': {
      const what = made === undefined ? 'a document that was asked for' : named(made);
      return { verb: 'drafted', what, next: { done: '', notDone: 'Ask for it again' } };
    }
    case 'file-intended':
      return {
        verb: 'attached',
        what: `${intent.path} on ${named(intent.document)}`,
        next: { done: '', notDone: 'Attach it again' },
      };
    case 'partner-intended':
      return {
        verb: 'saved',
        what: `contact “${nameIn(intent.values)}”, which you approved`,
        next: { done: '', notDone: 'Ask for it again' },
      };
    case 'posting-intended': {
      const as = number === undefined ? '' : `, as ${number}`;
      const isSettling = !intent.document.startsWith('move/');
      const done = isSettling ? 'Look in Odoo whether what it pays is matched with it' : '';
      return {
        verb: intent.document.startsWith('proposal/') ? 'entered' : 'posted',
        what: `${named(intent.document)}${as}`,
        next: { done, notDone: 'It is a draft as before' },
      };
    }
    case 'change-intended':
      return { verb: 'changed', what: named(intent.document), next: NOTHING };
    case 'undoing-intended':
      return {
        verb: 'reset to draft',
        what: named(intent.document),
        next: { done: '', notDone: 'It is posted as before' },
      };
    case 'discarding-intended':
      return {
        verb: 'discarded',
        what: named(intent.document),
        next: { done: '', notDone: 'It is there as before' },
      };
    case 'settling-intended':
      return {
        verb: 'settled',
        what: `${named(intent.document)} with ${named(intent.by)}`,
        next: { done: '', notDone: 'Match the two in Odoo' },
      };
    case 'note-intended':
      return { verb: 'noted', what: `it below ${named(intent.document)}`, next: NOTHING };
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
