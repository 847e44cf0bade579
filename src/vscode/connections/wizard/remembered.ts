import type { KnownAnswers } from './answers.ts';

const LAST = 'lastAnswers';

/** VS Code's global storage, as far as it is used here. */
export interface AnswerStorage {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** What was typed last, to be there the next time, also where the person gave up. Never a secret. */
export class RememberedAnswers {
  readonly #storage: AnswerStorage;

  constructor(storage: AnswerStorage) {
    this.#storage = storage;
  }

  get last(): Pick<KnownAnswers, 'url' | 'database' | 'login'> {
    const stored: unknown = this.#storage.get(LAST);
    const text = (name: string): string => {
      const value: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : '';
      return typeof value === 'string' ? value : '';
    };
    return { url: text('url'), database: text('database'), login: text('login') };
  }

  keep({ url, database, login }: KnownAnswers): Thenable<void> {
    return this.#storage.update(LAST, { url, database, login });
  }
}

/** Whose the answers are that a wizard begins with. */
export type AnswersOf = 'person' | 'file';

/**
 * Keeps what is answered: of a person each answer, because they may give up and come back; of a file nothing before
 * the person has gone through all of it.
 * @param keep never keeps a secret
 */
export async function rememberAnswers<A>(
  from: AnswersOf,
  keep: (answers: A) => void,
  ask: (heard: (answers: A) => void) => Promise<A | undefined>,
): Promise<A | undefined> {
  const answers = await ask(from === 'person' ? keep : () => undefined);
  if (answers !== undefined && from === 'file') keep(answers);
  return answers;
}
