import { t } from '@vscode/l10n';
import type { Gap, FoundGap } from '../../journal/log/gaps.ts';
import type { Finding, LineFinding, Verification } from '../../journal/verify.ts';
import type { FoundNote } from '../../posting/chatter/read-notes.ts';
import { localTime } from './local-time.ts';
import { requestDetails, requestText } from './request-words.ts';
import { safeLine } from './safe-lines.ts';

/** What the notes in Odoo say of the journal, or why they could not be asked. */
export type NotesFound =
  | { readonly why: string }
  | {
      /** "https://books.example.com, database books". */
      readonly place: string;
      readonly looked: number;
      /** They point to lines that the journal does not have. */
      readonly astray: readonly FoundNote[];
      /** Documents whose note was written and is not there any more as it was. */
      readonly gone: readonly string[];
    };

export interface LogReport {
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly checked: number;
  readonly verification: Verification;
  readonly gaps: readonly FoundGap[];
  readonly notes: NotesFound;
}

/** Whether somebody has to look at it. */
export function isSound({ verification, gaps, notes }: LogReport): boolean {
  return verification.intact && gaps.length === 0 && !('astray' in notes && notes.astray.length > 0);
}

/** What came of it, in one sentence. */
export function resultText(report: LogReport): string {
  const { verification, gaps } = report;
  const { files, findings, totals, intact, missing } = verification;
  const bad = findings.length - totals.ok;
  const wrong = [
    ...(intact
      ? []
      : [bad === 1 ? t`one line in it is not as written` : t`${bad} lines in it are not as written`]),
    ...(missing.length === 0 ? [] : [missingText(missing.length)]),
    ...(gaps.length === 0
      ? []
      : [
          gaps.length === 1
            ? t`one request is not complete in it`
            : t`${gaps.length} requests are not complete in it`,
        ]),
  ];
  if (wrong.length > 0) return t`Look at the posting log: ${wrong.join(t`, and `)}.`;
  if (findings.length === 0) return t`The posting log is empty: nothing was asked or posted yet.`;
  const [written, kept] = [lines(findings.length), files === 1 ? t`one file` : t`${files} files`];
  return t`The posting log is as it was written: ${written} in ${kept}.`;
}

function missingText(count: number): string {
  return count === 1
    ? t`one line that notes in Odoo point to is missing`
    : t`${count} lines that notes in Odoo point to are missing`;
}

/** Everything that was found, and what to do, as plain text. */
export function reportText(report: LogReport, timeZone: string): string {
  const { folder, checked, verification, gaps, notes } = report;
  return [
    [
      t`VERIFICATION OF THE POSTING LOG OF MCP ODOO`,
      resultText(report),
      t`Checked: ${localTime(checked, timeZone)}`,
      t`Folder: ${safeLine(folder)}`,
    ],
    ...(verification.intact
      ? []
      : [[t`LINES THAT ARE NOT AS WRITTEN`, ...runs(verification.findings).map(runText)]]),
    ...(gaps.length === 0
      ? []
      : [[t`REQUESTS THAT ARE NOT COMPLETE`, ...gaps.map((gap) => gapText(gap, timeZone))]]),
    [t`NOTES IN ODOO`, ...notesText(notes)],
    ...(isSound(report) ? [] : [[t`WHAT TO DO`, ...whatToDo()]]),
    [t`WHAT THIS CANNOT SHOW`, ...limits()],
  ]
    .map((section) => `${section.join('\n')}\n`)
    .join('\n');
}

function whatToDo(): string[] {
  return [
    t`Copy the folder as it is before anything else, and compare it with a backup of this computer.`,
    t`What was posted is in Odoo: compare the documents of that time there with what this log says was approved.`,
    t`If you cannot explain it, ask who else can use this account of the operating system.`,
  ];
}

function limits(): string[] {
  return [
    t`Each line carries the hash of the line before, so a line that was changed, added or taken away in the middle shows.`,
    t`Lines cut off from the end of a file, or a whole file that was taken away, show only where a note in Odoo points to them.`,
    t`A program that runs under your account can write lines of its own, and whoever may post in Odoo can change notes there.`,
  ];
}

interface Run extends LineFinding {
  readonly to: number;
}

/** Lines that follow each other with the same finding, as one. */
function runs(findings: readonly LineFinding[]): Run[] {
  const found: Run[] = [];
  for (const each of findings) {
    const last = found.at(-1);
    const goesOn = last?.file === each.file && last.finding === each.finding && last.to + 1 === each.line;
    if (last !== undefined && goesOn) found[found.length - 1] = { ...last, to: each.line };
    else found.push({ ...each, to: each.line });
  }
  return found.filter(({ finding }) => finding !== 'ok');
}

function runText({ file, line, to, finding }: Run): string {
  if (line === 0) return t`${safeLine(file)}: cannot be read.`;
  const place = line === to ? t`line ${line}` : t`lines ${line} to ${to}`;
  return `${safeLine(file)}, ${place}: ${findingText(finding)}`;
}

function findingText(finding: Finding): string {
  switch (finding) {
    case 'ok':
      return t`as written.`;
    case 'hash':
      return t`changed after it was written.`;
    case 'chain':
      return t`does not follow the line before it: a line was changed, added or taken away there.`;
    case 'torn-tail':
      return t`not complete: the computer or VS Code stopped while it was written. Look in Odoo what came of it.`;
    case 'unreadable':
      return t`no line of the posting log: it was overwritten or damaged.`;
  }
}

function whatIsMissing(gap: Gap): string {
  switch (gap) {
    case 'no-approval':
      return t`It was sent without a person’s yes in the log.`;
    case 'no-outcome':
      return t`It was sent, but what came of it is not in the log: look in Odoo.`;
    case 'not-sent':
      return t`The person said yes, but nothing was sent: look in Odoo, and ask again if it is to be done.`;
    case 'no-answer':
      return t`The person was asked, but no answer is in the log: VS Code was closed meanwhile, or stopped.`;
  }
}

function gapText({ gap, request }: FoundGap, timeZone: string): string {
  const details = requestDetails(request).filter(([name]) => name === 'Odoo' || name === t`Document`);
  return [
    `${localTime(Date.parse(request.time), timeZone)}  ${requestText(request)}`,
    `    ${whatIsMissing(gap)}`,
    ...details.map(([name, value]) => `    ${name}: ${value}`),
  ].join('\n');
}

function notesText(notes: NotesFound): string[] {
  if ('why' in notes) return [t`They were not looked at: ${safeLine(notes.why)}`];
  const { place, looked, astray, gone } = notes;
  return [
    looked === 1
      ? t`Looked at in ${safeLine(place)}: one note of this account of the operating system.`
      : t`Looked at in ${safeLine(place)}: ${looked} notes of this account of the operating system.`,
    ...astray.map(
      ({ document, head }) =>
        t`A note below ${document} points to a line that is not in this log (${head.slice(0, 12)}): lines were cut off or a file is missing, or the note was changed or written by somebody else.`,
    ),
    ...gone.map(
      (document) =>
        t`The note below ${safeLine(document)} is not there any more as it was written: it was changed or deleted, maybe with its document.`,
    ),
    ...(astray.length + gone.length === 0 && looked > 0
      ? [t`Each points to a line that is in this log.`]
      : []),
  ];
}

function lines(count: number): string {
  return count === 1 ? t`one line` : t`${count} lines`;
}
