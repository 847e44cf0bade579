import { compare, compareAgain, compareJournal, leaks } from './checker.ts';
import type { Finding } from './checker.ts';
import type { FaultCase } from './cases.ts';
import type { FaultDesk } from './desk.ts';
import type { Operation } from './operation.ts';
import type { Row, Told } from './row.ts';
import type { Secrets } from './secrets.ts';

/** Then nothing that was sent before can still arrive (milliseconds). */
const LONG_ENOUGH = 6 * 60_000;

/** What came of a case. */
export interface CaseResult {
  readonly row: string;
  readonly operation: Operation['name'];
  readonly protocol: FaultDesk['protocol'];
  readonly findings: readonly Finding[];
  readonly told: readonly Told[];
  readonly expected: readonly Told[];
  /** How often the fault has fired. */
  readonly fired: number;
  /** How many redirects were followed. */
  readonly followed: number;
  /** It was a write, and others could have written to the same books while it was on its way. */
  readonly isUnguarded: boolean;
}

declare module 'vitest' {
  interface TaskMeta {
    /** What came of a case of the fault matrix. */
    fault?: CaseResult;
  }
}

/** Asks for something while a fault is planned, looks, lets everything work again, asks again, and looks again. */
export async function runCase(
  desk: FaultDesk,
  { row, operation, reference, number }: FaultCase,
  secrets: Secrets,
): Promise<CaseResult> {
  const { office, proxy } = desk;
  // Whatever the case before has left behind.
  await proxy.mend();
  const job = await operation.prepare(desk, reference, number);
  const before = (await office.entries()).length;
  desk.plan(operation.call(office.session.version.major), row);
  const heard = await job.ask();
  const { fired, followed } = proxy;
  const isUnguarded = operation.journalled !== undefined && desk.couldOthersWrite;
  const entries = (await office.entries()).slice(before);
  const findings = [
    ...compare(heard, await job.look(), operation, row),
    ...compareJournal(entries, desk.writtenBefore, heard, operation),
    ...leaks(secrets, heard, entries),
  ];
  await proxy.mend();
  if (row.arrives === 'once told') await proxy.letIn();
  const again = await job.ask();
  await proxy.letIn();
  const mayWait = operation.waits === true && again.every(({ told }) => told === 'unknown');
  if (!mayWait) findings.push(...compareAgain(again, await job.look(), operation, row, heard));
  if (mayWait || row.arrives === 'once asked again') {
    desk.clock.pass(LONG_ENOUGH);
    findings.push(...compareAgain(await job.ask(), await job.look(), operation, row, heard));
  }
  const expected = expectedOf(row, operation, desk.protocol);
  return {
    ...{ row: row.name, operation: operation.name, protocol: desk.protocol },
    ...{ findings, told: heard.map(({ told }) => told), expected: heard.map(() => expected) },
    ...{ fired, followed, isUnguarded },
  };
}

function expectedOf(row: Row, operation: Operation, protocol: FaultDesk['protocol']): Told {
  if (operation.journalled === undefined) {
    const isTaken = row.isPlausible === true && protocol === 'json-2';
    const { failsReads = false } = row;
    const fails = typeof failsReads === 'boolean' ? failsReads : failsReads[protocol];
    return fails || isTaken ? 'failed' : 'done';
  }
  const told = typeof row.tells === 'string' ? row.tells : row.tells[protocol];
  return operation.tells?.(row, told, protocol) ?? told;
}

/** What is broken, in words; nothing, where all is as it was promised. */
export function brokenIn(result: CaseResult): readonly string[] {
  const { findings, told, expected, fired, followed, isUnguarded } = result;
  return [
    ...findings.map(({ kind, what }) => `${kind}: ${what}`),
    ...(told.join() === expected.join() ? [] : [`told ${told.join()}, to be told ${expected.join()}`]),
    ...(fired > 0 ? [] : ['the fault has not fired']),
    ...(followed > 0 ? ['a redirect was followed'] : []),
    ...(isUnguarded ? ['others could write to the same books meanwhile'] : []),
  ];
}
