import type { z } from 'zod';
import { Problem } from '../common/problem.ts';

/** Words for a yes that an agent might try. There is no argument for it, anywhere. */
const APPROVING =
  /approv|confirm|accept|authori[sz]|force|consent|permit|bypass|override|(?:^|_)(?:ok|okay|yes|sure|agree|agreed|post|posted|proceed)(?:_|$)/i;

/** At most this many sentences: a model mends them and meets the others then. */
const MOST_SENTENCES = 5;
const MOST_KEYS = 10;

/**
 * Says what is wrong with a tool's arguments, and how to say it right.
 * @param known the arguments that the tool takes
 */
export function argumentProblem(tool: string, known: readonly string[], error: z.ZodError): Problem {
  const unknown = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  const approving = unknown.filter((key) => APPROVING.test(key));
  if (approving.length > 0) {
    return new Problem({
      code: 'only_a_person_approves',
      person: 'An agent tried to approve by itself. Nothing was done: only you can approve, in the dialog.',
      model: `Only the person can approve, in a dialog that this server shows. There is no argument for it: leave out ${quoted(approving)}. Nothing was done.`,
    });
  }
  const sentences = error.issues.slice(0, MOST_SENTENCES).map(sentence);
  // A model that knows the names need not read them again.
  if (unknown.length > 0) sentences.push(`${tool} takes: ${known.join(', ')}.`);
  return new Problem({
    code: 'invalid_arguments',
    person: `An agent called ${tool} with arguments that it does not take. Nothing was done.`,
    model: `${sentences.join(' ')} Nothing was done.`,
  });
}

function sentence(issue: z.core.$ZodIssue): string {
  const place = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  const where = place.join('').replace(/^\./, '');
  if (issue.code === 'unrecognized_keys') {
    return `Unknown${where === '' ? '' : ` in ${where}`}: ${quoted(issue.keys)}.`;
  }
  if (where === '') return `${capitalised(plain(issue.message))}.`;
  return issue.input === undefined ? `${where} is missing.` : `${where}: ${plain(issue.message)}.`;
}

/** zod's own messages, without their preamble. */
function plain(message: string): string {
  return message.replace(/^Invalid (?:input|option): /, '');
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function quoted(keys: readonly string[]): string {
  const more = keys.length > MOST_KEYS ? ` and ${keys.length - MOST_KEYS} more` : '';
  return (
    keys
      .slice(0, MOST_KEYS)
      .map((key) => JSON.stringify(key.slice(0, 60)))
      .join(', ') + more
  );
}
