import { t } from '@vscode/l10n';
import type { LoggedRequest } from '../../journal/log/logged-request.ts';
import { localTime } from './local-time.ts';
import { requestDetails, requestText } from './request-words.ts';
import { safeLines } from './safe-lines.ts';

/** More than these are not shown at once. */
export const MOST_REQUESTS = 500;

/**
 * The posting log as plain text: first one paragraph for each request, then what people were shown.
 * @param requests the newest first
 * @param toVerify what to run to see whether it is as it was written
 */
export function postingLogText(
  requests: readonly LoggedRequest[],
  timeZone: string,
  toVerify: string,
): string {
  const listed = requests.slice(0, MOST_REQUESTS);
  const time = ({ time: at }: LoggedRequest) => localTime(Date.parse(at), timeZone);
  const paragraphs = listed.map((request) => [
    `${time(request)}  ${requestText(request)}`,
    ...requestDetails(request).map(([name, value]) => `    ${name}: ${value}`),
    ...(shownIn(request) === undefined ? [] : [`    ${t`Shown: at “${referenceOf(request)}” below`}`]),
  ]);
  const shown = new Map(listed.map((request) => [request.request, request]));
  const texts = [...shown.values()].flatMap((request) => {
    const text = shownIn(request);
    const lines = text === undefined ? [] : safeLines(text).map((line) => `    ${line}`.trimEnd());
    return lines.length === 0 ? [] : [[`${referenceOf(request)}, ${time(request)}`, ...lines]];
  });
  return [
    introduction(requests.length, timeZone, toVerify),
    ...paragraphs,
    ...(texts.length === 0 ? [] : [[t`WHAT PEOPLE WERE SHOWN`], ...texts]),
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function introduction(count: number, timeZone: string, toVerify: string): string[] {
  return [
    t`POSTING LOG OF MCP ODOO`,
    counted(count),
    t`Times are local: ${timeZone}. Drafts that agents made or changed by themselves are not listed.`,
    t`To see whether this log is as it was written, run “${toVerify}”.`,
  ];
}

function counted(count: number): string {
  if (count > MOST_REQUESTS)
    return t`The newest ${MOST_REQUESTS} of ${count} requests to a person, the newest first, of all connections on this computer.`;
  switch (count) {
    case 0:
      return t`No requests to a person, the newest first, of all connections on this computer.`;
    case 1:
      return t`One request to a person, the newest first, of all connections on this computer.`;
    default:
      return t`All ${count} requests to a person, the newest first, of all connections on this computer.`;
  }
}

/** Names a request for ever: "Request 3fa29c11". */
function referenceOf({ request }: LoggedRequest): string {
  return t`Request ${request.slice(0, 8)}`;
}

function shownIn({ asked, answered }: LoggedRequest): string | undefined {
  return asked?.shown ?? answered?.shown;
}
