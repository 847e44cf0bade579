import type { LoggedRequest } from '../../journal/log/logged-request.ts';
import { ownPostingLog, ownRequests } from '../../office/posting-log/own-posting-log.ts';
import { requestText } from '../../office/posting-log/request-words.ts';
import type { Command } from '../command.ts';

/** Prints what people were asked and what came of it, on all connections of this data directory. */
export const log: Command = async ({ json, dataDirectory }, { stdout }) => {
  const text = json
    ? `${JSON.stringify((await ownRequests(dataDirectory)).map(facts), null, 2)}\n`
    : await ownPostingLog('mcp-odoo verify-log', dataDirectory);
  stdout.write(text);
  return 0;
};

function facts(logged: LoggedRequest) {
  const { time, request, about, document, connection, asked, answered, settled } = logged;
  return {
    ...{ time, request, about, document, ...connection },
    askedBy: asked?.requester,
    answer: answered?.answer,
    outcome: settled?.outcome,
    number: settled?.number,
    text: requestText(logged),
  };
}
