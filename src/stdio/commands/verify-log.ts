import { Problem } from '../../common/problem.ts';
import { verifyOwnPostingLog } from '../../office/posting-log/own-posting-log.ts';
import type { Workroom } from '../../office/workroom.ts';
import type { Arguments } from '../arguments.ts';
import type { Command, Terminal } from '../command.ts';
import { NobodyToAsk } from '../nobody-to-ask.ts';
import { openOffice } from '../open-office.ts';
import type { OwnOffice } from '../own-office.ts';
import { namesConnection } from '../variables.ts';

/** Checks the posting log, and holds it against the notes in Odoo where a connection is named. */
export const verifyLog: Command = async (asked, terminal) => {
  const office = await namedOffice(asked, terminal);
  try {
    const workroom = office?.workroom ?? notNamed;
    const { isSound, result, report } = await verifyOwnPostingLog(workroom, asked.dataDirectory);
    terminal.stdout.write(
      asked.json ? `${JSON.stringify({ intact: isSound, result, report }, null, 2)}\n` : report,
    );
    return isSound ? 0 : 1;
  } finally {
    await office?.dispose();
  }
};

async function namedOffice(asked: Arguments, terminal: Terminal): Promise<OwnOffice | undefined> {
  const isNamed = asked.demo || asked.envFile !== undefined || namesConnection(terminal.env);
  if (!isNamed) return undefined;
  const nobody = new NobodyToAsk();
  return (await openOffice(asked, terminal, { approver: nobody, partnerForm: nobody })).office;
}

function notNamed(): Promise<Workroom> {
  return Promise.reject(
    new Problem({
      code: 'not_connected',
      person: 'no connection was named, in the environment or with --env-file.',
      model: 'There is no connection to Odoo.',
    }),
  );
}
