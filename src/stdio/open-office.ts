import { ownDataDirectory } from '../office/own-data-directory.ts';
import type { ConnectionFacts } from '../office/connection-facts.ts';
import type { Approver } from '../posting/approver.ts';
import type { PartnerForm } from '../posting/partners/partner-form.ts';
import type { Arguments } from './arguments.ts';
import type { Terminal } from './command.ts';
import { readConfiguration } from './configuration.ts';
import { OwnOffice } from './own-office.ts';
import type { PrivateFile } from './private-file.ts';
import { StderrLog } from './stderr-log.ts';

interface OpenedOffice {
  readonly office: OwnOffice;
  readonly log: StderrLog;
  /** None of the demo company, which only this process has. */
  readonly connection?: ConnectionFacts;
  /** The files that the key came from; none of the demo company. */
  readonly secrets: readonly PrivateFile[];
}

/**
 * The office of what the command line and the environment name. Nothing is connected yet.
 * @param person how a person is asked
 * @throws CannotStart
 */
export async function openOffice(
  { demo, envFile, files, dataDirectory = ownDataDirectory() }: Arguments,
  { env, warn }: Terminal,
  person: { readonly approver: Approver; readonly partnerForm: PartnerForm },
): Promise<OpenedOffice> {
  const configuration = demo ? undefined : await readConfiguration(env, envFile);
  const log = new StderrLog(warn);
  const office = new OwnOffice({
    ...{ dataDirectory, files, log, ...person },
    ...(configuration !== undefined && { connected: configuration }),
  });
  return {
    ...{ office, log, secrets: configuration?.files ?? [] },
    ...(configuration !== undefined && { connection: configuration.connection }),
  };
}
