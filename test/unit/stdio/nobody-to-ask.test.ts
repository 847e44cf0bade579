import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import { DemoCompany } from '../../../src/demo/demo-company.ts';
import { JournalReader } from '../../../src/journal/journal-reader.ts';
import { NobodyToAsk } from '../../../src/stdio/nobody-to-ask.ts';
import { OwnOffice } from '../../../src/stdio/own-office.ts';
import { StderrLog } from '../../../src/stdio/stderr-log.ts';
import { problemOf } from '../../support/problem-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const AGENT = { kind: 'agent', saysItIs: 'a test' } as const;
const WAITS = new AbortController().signal;

/** As somebody who may do all of it. */
async function openOffice() {
  const demo = await DemoCompany.start();
  onTestFinished(() => demo.dispose());
  const user = demo.users.find(({ role }) => role === 'accountant');
  const { url: origin, database } = demo;
  const connection = { origin, database, login: user?.login ?? '', allowPlainHttp: true };
  const connected = { connection, secret: user?.key ?? '' };
  const nobody = new NobodyToAsk();
  const dataDirectory = temporaryFolder();
  const log = new StderrLog(() => undefined);
  const person = { approver: nobody, partnerForm: nobody };
  const office = new OwnOffice({
    connected,
    dataDirectory,
    files: [],
    typeTotalsOver: undefined,
    ...person,
    log,
  });
  onTestFinished(() => office.dispose());
  return { office, dataDirectory };
}

describe('where nobody can be asked', () => {
  it('whatever needs a person is refused before it begins: nothing is asked, and nothing written down', async () => {
    const { office, dataDirectory } = await openOffice();
    const { gate, partners } = await office.workroom();
    const asking = [
      gate.request('move/1', AGENT, WAITS),
      gate.requestAll(['move/1', 'move/2'], AGENT, WAITS),
      gate.requestDiscard('move/1', AGENT, WAITS),
      gate.requestUndo('move/1', AGENT, WAITS),
      gate.request('move/1', { kind: 'command' }, WAITS),
      partners.propose({ values: { name: 'Nobody Knows', isCompany: true }, company: 1 }, AGENT, WAITS),
    ];
    for (const each of asking) expect((await problemOf(each)).code).toBe('nobody_to_ask');
    expect(gate.waiting).toEqual([]);
    expect(await new JournalReader(join(dataDirectory, 'journal'), systemClock).read()).toEqual([]);
  });

  it('no answer is a yes, and no form is filled in', async () => {
    const nobody = new NobodyToAsk();
    const answers: unknown[] = await Promise.all([
      ...[nobody.ask(), nobody.review(), nobody.typeTotal(), nobody.fill()],
    ]);
    expect(answers).toEqual(['closed', 'closed', undefined, undefined]);
  });
});

describe('papers where no folder was given', () => {
  it('are refused in a sentence that says how to give one', async () => {
    const { office } = await openOffice();
    const { books } = await office.workroom();
    const problem = await problemOf(books.readPaper({ path: 'bill.pdf' }));
    expect(problem.code).toBe('no_workspace_files');
    expect(problem.model).toContain('"--files"');
    expect(problem.person).toContain('--files');
  });
});
