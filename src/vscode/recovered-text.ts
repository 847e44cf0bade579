import { demoMarked } from '../common/demo-words.ts';
import type { Became, Recovered } from '../posting/recovering/recovered.ts';
import { withoutLinks } from './inert-text.ts';

/** Of how many the notification tells one by one. */
const MOST_TOLD = 3;

const COUNTED = {
  done: 'done',
  'not-done': 'not done',
  'not-yet': 'not done so far',
  unknown: 'not known',
  unread: 'not looked up',
} as const satisfies Record<Became, string>;

/**
 * "MCP Odoo was cut off while it wrote to Odoo. It has looked there, and sent nothing again. 1 done, 1 not done. Posted:
 * move/5, as BILL/2026/11/0001. Not made: a draft that was asked for. Ask for it again."
 */
export function recoveredText(recovered: readonly Recovered[], isDemo: boolean): string {
  const kinds: readonly Became[] = ['done', 'not-done', 'not-yet', 'unknown', 'unread'];
  const counts = kinds.flatMap((became) => {
    const count = recovered.filter((each) => each.became === became).length;
    return count === 0 ? [] : [`${count} ${COUNTED[became]}`];
  });
  const more = recovered.length - MOST_TOLD;
  const sentences = [
    'MCP Odoo was cut off while it wrote to Odoo. It has looked there, and sent nothing again.',
    `${counts.join(', ')}.`,
    // What did not come through needs somebody's eye first.
    ...recovered
      .toSorted((a, b) => Number(a.became === 'done') - Number(b.became === 'done'))
      .slice(0, MOST_TOLD)
      .map(recoveredLine),
    ...(more > 0 ? [more === 1 ? 'One more is in the log.' : `${more} more are in the log.`] : []),
  ];
  return withoutLinks(demoMarked(isDemo, sentences.join(' ')));
}

/** "Posted: move/5, as BILL/2026/11/0001." */
export function recoveredLine(recovered: Recovered): string {
  const { verb, what, next } = wordsOf(recovered);
  switch (recovered.became) {
    case 'done':
      return `${capital(verb)}: ${what}${next.done === '' ? '' : `. ${next.done}`}.`;
    case 'not-done':
      return `Not ${verb}: ${what}${next.notDone === '' ? '' : `. ${next.notDone}`}.`;
    case 'not-yet':
      return `Not ${verb} so far: ${what}. It may still come, and is looked at again in a few minutes.`;
    case 'unknown':
      return `Not known whether it was ${verb}: ${what}. Look at it in Odoo.`;
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

function wordsOf({ intent, made, number }: Recovered): Words {
  switch (intent.what) {
    case 'draft-intended': {
      const what = made === undefined ? 'a draft that was asked for' : `draft ${made}`;
      return { verb: 'made', what, next: { done: '', notDone: 'Ask for it again' } };
    }
    case 'file-intended':
      return {
        verb: 'attached',
        what: `${intent.path} on ${intent.document}`,
        next: { done: '', notDone: 'Attach it again' },
      };
    case 'partner-intended':
      return { verb: 'saved', what: 'a contact that you approved', next: NOTHING };
    case 'posting-intended': {
      const as = number === undefined ? '' : `, as ${number}`;
      const isSettling = !intent.document.startsWith('move/');
      const done = isSettling ? 'Look in Odoo whether what it pays is matched with it' : '';
      return {
        verb: intent.document.startsWith('proposal/') ? 'entered' : 'posted',
        what: `${intent.document}${as}`,
        next: { done, notDone: 'It is a draft as before' },
      };
    }
    case 'change-intended':
      return { verb: 'changed', what: intent.document, next: NOTHING };
    case 'undoing-intended':
      return {
        verb: 'reset to draft',
        what: intent.document,
        next: { done: '', notDone: 'It is posted as before' },
      };
    case 'discarding-intended':
      return {
        verb: 'discarded',
        what: intent.document,
        next: { done: '', notDone: 'It is there as before' },
      };
    case 'settling-intended':
      return {
        verb: 'settled',
        what: `${intent.document} with ${intent.by}`,
        next: { done: '', notDone: 'Match the two in Odoo' },
      };
    case 'note-intended':
      return { verb: 'noted', what: `it below ${intent.document}`, next: NOTHING };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
