import { describe, expect, it } from 'vitest';
import { asProblem } from '../../../src/common/problem.ts';
import { firstAnswers, profileOf, suggestedName } from '../../../src/vscode/connections/wizard/answers.ts';
import type { KnownAnswers } from '../../../src/vscode/connections/wizard/answers.ts';
import { RememberedAnswers } from '../../../src/vscode/connections/wizard/remembered.ts';
import { connectSteps } from '../../../src/vscode/connections/wizard/steps.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import type { ChoiceQuestion } from '../../../src/vscode/steps/ask-choice.ts';
import type { TextQuestion } from '../../../src/vscode/steps/ask-text.ts';
import { runSteps } from '../../../src/vscode/steps/multi-step.ts';
import type { StepOutcome } from '../../../src/vscode/steps/multi-step.ts';
import { CANARY } from '../../support/canaries.ts';

const URL_OF_BOOKS = 'https://books.example.com';
const NOTHING: KnownAnswers = { url: '', database: '', login: '' };
const books: ConnectionProfile = {
  ...{ name: 'Live books', origin: URL_OF_BOOKS, database: 'books' },
  ...{ login: 'bea', allowPlainHttp: false },
};

/** What a person was asked at a step. */
interface Asked {
  readonly step: string;
  readonly prompt: string;
  readonly value: string;
  readonly refused?: string;
}

interface Scene {
  /** What they answer at each step, one after another; "<" goes back, "" takes what stands there. */
  readonly person: readonly string[];
  readonly known?: KnownAnswers;
  readonly databases?: readonly string[];
  readonly saved?: readonly ConnectionProfile[];
  readonly major?: number;
}

/** Plays the wizard against an Odoo that accepts every login. */
async function play({ person, known = NOTHING, databases, saved = [], major = 19 }: Scene) {
  const asked: Asked[] = [];
  const tried: string[] = [];
  const opened: string[] = [];
  const answers = [...person];
  const next = (value: string): string => {
    const answer = answers.shift() ?? '!';
    return answer === '' ? value : answer;
  };
  const stepOf = (title: string) => title.replace('Connect to Odoo: ', '');
  const askText = async <T>(question: TextQuestion<T>): Promise<StepOutcome<T>> => {
    const { title, prompt, value, judge, help } = question;
    const at = { step: stepOf(title), prompt, value };
    await help?.show();
    for (;;) {
      const answer = next(value);
      if (answer === '<' || answer === '!') asked.push(at);
      if (answer === '<') return { kind: 'back' };
      if (answer === '!') return { kind: 'cancelled' };
      const judged = await judge(answer, new AbortController().signal);
      asked.push(judged.ok ? at : { ...at, refused: judged.sentence });
      if (judged.ok) return { kind: 'next', value: judged.value };
    }
  };
  const askChoice = ({ title, placeholder, value }: ChoiceQuestion): Promise<StepOutcome<string>> => {
    asked.push({ step: stepOf(title), prompt: placeholder, value });
    const answer = next(value);
    return Promise.resolve(answer === '<' ? { kind: 'back' } : { kind: 'next', value: answer });
  };
  const steps = connectSteps({
    checks: {
      find: () => Promise.resolve({ version: { major, text: `${major}.0` }, databases }),
      logIn: ({ url, database, login }, secret) => {
        tried.push([url, database, login, secret].join(' '));
        return Promise.resolve(7);
      },
    },
    ...{ askText, askChoice, saved, report: asProblem },
    agreesToPlainHttp: () => Promise.resolve(false),
    chooseAuthority: () => Promise.resolve(undefined),
    openPage: (url) => Promise.resolve(opened.push(url)),
  });
  const end = await runSteps(steps, firstAnswers(known, saved));
  return { end, asked, tried, opened, steps: asked.map(({ step }) => step) };
}

describe('connecting', () => {
  it('asks for address, database, login, key and name', async () => {
    const { end, steps, tried } = await play({
      person: ['books.example.com', 'books', 'bea', CANARY, 'Lindenhof'],
    });
    expect(steps).toEqual(['Address', 'Database', 'Login', 'API Key or Password', 'Name']);
    expect(tried).toEqual([`${URL_OF_BOOKS} books bea ${CANARY}`]);
    expect(end && profileOf(end)).toEqual({ ...books, name: 'Lindenhof' });
  });

  it('takes what stands there: from the time before', async () => {
    const known = { url: URL_OF_BOOKS, database: 'books', login: 'bea' };
    const { end, asked } = await play({ known, person: ['', '', '', CANARY, ''] });
    expect(asked.map(({ value }) => value)).toEqual([URL_OF_BOOKS, 'books', 'bea', '', 'books.example.com']);
    expect(end).toMatchObject({ name: 'books.example.com', login: 'bea' });
  });

  it('opens Odoo where the person asks how to make a key, and says the way there', async () => {
    const { asked, opened } = await play({
      person: [URL_OF_BOOKS, 'books', 'bea', CANARY, ''],
      major: 14,
    });
    expect(opened).toEqual([`${URL_OF_BOOKS}/web?db=books`]);
    expect(asked[3]?.prompt).toContain('Account Security > New API Key');
  });

  it('does not send a key to another address than it was for', async () => {
    const known = { url: URL_OF_BOOKS, database: 'books', login: 'bea', secret: CANARY };
    const { asked, end } = await play({ known, person: ['https://elsewhere.example', '', '', 'other', ''] });
    expect(asked[3]).toMatchObject({ step: 'API Key or Password', value: '' });
    expect(end).toMatchObject({ url: 'https://elsewhere.example', secret: 'other' });
  });
});

describe('what a file or a server says', () => {
  const LINK = '[here](command:workbench.action.quit)';

  it('is no link in a prompt, which VS Code would let run commands', async () => {
    const known = { url: URL_OF_BOOKS, database: '', login: LINK };
    const { asked } = await play({ known, databases: [LINK], person: ['', '', CANARY, ''] });
    expect(asked[1]?.prompt).toContain('[here] (command:');
    expect(asked[2]?.prompt).toContain('password of [here] (command:');
    expect(asked.map(({ prompt }) => prompt).join('')).not.toContain('](');
  });
});

describe('the database', () => {
  it('is chosen where Odoo lists several', async () => {
    const { asked, end } = await play({
      databases: ['a', 'b'],
      person: [URL_OF_BOOKS, 'b', 'bea', CANARY, ''],
    });
    expect(asked[1]?.prompt).toBe('Which database? Choose one, or type its name.');
    expect(end).toMatchObject({ database: 'b' });
  });

  it('is taken where there is one, which the next step says', async () => {
    const { asked, steps, end } = await play({
      databases: ['only'],
      person: [URL_OF_BOOKS, 'bea', CANARY, ''],
    });
    expect(steps).toEqual(['Address', 'Login', 'API Key or Password', 'Name']);
    expect(asked[1]?.prompt).toContain('The database is “only”, the only one here.');
    expect(end).toMatchObject({ database: 'only' });
  });

  it('that is the only one does not stand in the way back', async () => {
    const { steps } = await play({
      databases: ['only'],
      person: [URL_OF_BOOKS, '<', URL_OF_BOOKS, 'bea', CANARY, ''],
    });
    expect(steps.slice(0, 4)).toEqual(['Address', 'Login', 'Address', 'Login']);
  });

  it('is typed where Odoo does not list them, or has none', async () => {
    for (const databases of [undefined, []]) {
      const scene = { person: [URL_OF_BOOKS, 'typed', 'bea', CANARY, ''] };
      const { asked, end } = await play(databases === undefined ? scene : { ...scene, databases });
      expect(asked[1]?.prompt).toContain('whoever runs it knows the name');
      expect(end).toMatchObject({ database: 'typed' });
    }
  });
});

describe('the name', () => {
  it('is the host, or more where that is taken', async () => {
    const saved = [{ ...books, name: 'books.example.com' }];
    const { asked } = await play({ saved, person: [URL_OF_BOOKS, 'test', 'bea', CANARY, ''] });
    expect(asked[4]?.value).toBe('test at books.example.com');
  });

  it('that another connection has is refused', async () => {
    const { asked, end } = await play({
      saved: [books],
      person: [URL_OF_BOOKS, 'test', 'bea', CANARY, 'live BOOKS', 'Test'],
    });
    expect(asked[4]?.refused).toBe('Another connection is called so already.');
    expect(end).toMatchObject({ name: 'Test' });
  });

  it('stays where the person connects once more to the same books', async () => {
    const { asked, end } = await play({ saved: [books], person: [URL_OF_BOOKS, 'books', 'bea', CANARY, ''] });
    expect(asked[4]?.value).toBe('Live books');
    expect(end).toMatchObject({ name: 'Live books' });
  });
});

describe('what is known without asking', () => {
  it('calls a connection as before where it is there already, and else by its host', () => {
    const answers = firstAnswers({ url: URL_OF_BOOKS, database: 'books', login: 'bea' }, [books]);
    expect(suggestedName(answers, [books])).toBe('Live books');
    expect(suggestedName(answers, [])).toBe('books.example.com');
  });

  it('keeps the authority that alone is believed, whichever connection at the address has it', () => {
    const other = { ...books, login: 'other', name: 'Other' };
    const saved = [other, { ...books, certificateAuthority: 'PEM' }];
    const known = { url: URL_OF_BOOKS, database: 'books', login: 'bea' };
    expect(firstAnswers(known, saved).certificateAuthority).toBe('PEM');
  });
});

describe('what is remembered', () => {
  it('is address, database and login, and no secret', async () => {
    const stored = new Map<string, unknown>();
    const storage = {
      get: (key: string) => stored.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void stored.set(key, value)),
    };
    const remembered = new RememberedAnswers(storage);
    expect(remembered.last).toEqual(NOTHING);
    await remembered.keep({ url: URL_OF_BOOKS, database: 'books', login: 'bea', secret: CANARY });
    expect(JSON.stringify([...stored])).not.toContain(CANARY);
    expect(remembered.last).toEqual({ url: URL_OF_BOOKS, database: 'books', login: 'bea' });
    stored.set('lastAnswers', { url: 7, database: ['x'] });
    expect(remembered.last).toEqual(NOTHING);
  });
});
