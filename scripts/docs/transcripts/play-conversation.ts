import type { ScriptedApprover } from '../../../test/support/scripted-approver.ts';
import { textOf } from '../../../test/support/mcp-caller.ts';
import type { McpCaller } from '../../../test/support/mcp-caller.ts';

/** What a person says, or one call of a tool. `$bill` and `$listed` in its arguments stand for what was answered before. */
type Turn =
  | { readonly you: string }
  | {
      readonly call: string;
      readonly args: Readonly<Record<string, unknown>>;
      /** The fields of the answer that are shown; others are left out, and that is marked. */
      readonly shown: readonly string[];
      /** What the person does with the dialog that comes. */
      readonly press?: 'yes';
    };

export type Conversation = readonly Turn[];

/** Where a conversation is played. `known` keeps what was answered, from one conversation to the next. */
export interface Stage {
  readonly agent: McpCaller;
  readonly person: ScriptedApprover;
  readonly known: Map<string, string>;
}

/** Plays a conversation and writes down what was said, called and answered, word for word. */
export async function playConversation(conversation: Conversation, stage: Stage): Promise<string> {
  const lines: string[] = [];
  for (const turn of conversation)
    lines.push(...('you' in turn ? [`You: ${turn.you}`] : await play(turn, stage)));
  return lines.join('\n');
}

async function play(
  { call, args, shown, press }: Extract<Turn, { call: string }>,
  { agent, person, known }: Stage,
): Promise<string[]> {
  const meant = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, known.get(String(value)) ?? value]),
  );
  const dialogs = person.shown.length;
  if (press !== undefined) person.willAnswer(press);
  const { isError, structuredContent, ...result } = await agent.call(call, meant);
  const asked = person.shown
    .slice(dialogs)
    .map(({ question, verb }) => `Dialog: ${question} You press "${verb}".`);
  remember(call, structuredContent, known);
  const answer = isError === true ? textOf({ ...result }) : partOf(structuredContent ?? {}, shown);
  return [`Agent: ${call} ${JSON.stringify(meant)}`, ...asked, `Answer: ${answer}`];
}

/** "move/76" of what was drafted, and of the first row that was listed. */
function remember(
  call: string,
  answer: Record<string, unknown> | undefined,
  known: Map<string, string>,
): void {
  const [document] = /\bmove\/\d+/.exec(JSON.stringify(answer ?? {})) ?? [];
  if (document === undefined) return;
  if (call === 'create_draft_invoice') known.set('$bill', document);
  if (call === 'list_drafts') known.set('$listed', document);
}

function partOf(answer: Record<string, unknown>, shown: readonly string[]): string {
  const fields = Object.fromEntries(shown.map((field) => [field, answer[field]]));
  // Made with a secret of the installation: another one each time.
  const part = JSON.stringify(fields).replace(/\bproposal\/[\da-f]+/g, 'proposal/…');
  return Object.keys(answer).every((field) => shown.includes(field)) ? part : part.replace(/\}$/, ', …}');
}
