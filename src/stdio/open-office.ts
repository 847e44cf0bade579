import { ownDataDirectory } from '../office/own-data-directory.ts';
import type { ConnectionFacts } from '../office/connection-facts.ts';
import type { Arguments } from './arguments.ts';
import type { Terminal } from './command.ts';
import { readConfiguration } from './configuration.ts';
import type { GuardedFile } from './exposed-secrets.ts';
import { OwnOffice } from './own-office.ts';
import { StderrLog } from './stderr-log.ts';
import { typeTotalsOver } from './type-totals-over.ts';

interface OpenedOffice {
  readonly office: OwnOffice;
  readonly log: StderrLog;
  /** None of the demo company, which only this process has. */
  readonly connection?: ConnectionFacts;
  /** The files that the connection was read from; none of the demo company. */
  readonly secrets: readonly GuardedFile[];
}

type Person = Pick<ConstructorParameters<typeof OwnOffice>[0], 'approver' | 'partnerForm' | 'secondKey'>;

/**
 * The office of what the command line and the environment name. Nothing is connected yet.
 * @param person how a person is asked, and whose key posts what they say yes to
 * @throws CannotStart
 */
export async function openOffice(
  { demo, envFile, files, dataDirectory = ownDataDirectory() }: Arguments,
  { env, warn }: Terminal,
  person: Person,
): Promise<OpenedOffice> {
  const configuration = demo ? undefined : await readConfiguration(env, envFile);
  const log = new StderrLog(warn);
  const office = new OwnOffice({
    ...{ dataDirectory, files, log, ...person },
    typeTotalsOver: configuration === undefined ? typeTotalsOver(env, {}) : configuration.typeTotalsOver,
    ...(configuration !== undefined && { connected: configuration }),
  });
  return {
    ...{ office, log, secrets: configuration?.files ?? [] },
    ...(configuration !== undefined && { connection: configuration.connection }),
  };
}
