import { z } from 'zod';

const content = z.union([
  z.string(),
  z
    .array(z.looseObject({ text: z.string().optional() }))
    .transform((parts) => parts.map((part) => part.text ?? '').join('')),
]);

const message = z.looseObject({
  role: z.string(),
  content: content.nullish().transform((text) => text ?? ''),
  tool_call_id: z.string().optional(),
  tool_calls: z
    .array(z.looseObject({ id: z.string(), function: z.looseObject({ name: z.string() }) }))
    .optional(),
});

const offeredTool = z.looseObject({
  function: z.looseObject({
    name: z.string(),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  }),
});

const body = z.looseObject({ messages: z.array(message), tools: z.array(offeredTool).optional() });

type Message = z.infer<typeof message>;

/** A tool as the model sees it. */
export type OfferedTool = z.infer<typeof offeredTool>['function'];

/** What a tool gave back to the model. */
export class ToolResult {
  /** The full name of the tool that was called. */
  readonly tool: string;
  readonly text: string;

  constructor(tool: string, text: string) {
    this.tool = tool;
    this.text = text;
  }

  /** The result as JSON of the given shape. */
  read<T>(shape: z.ZodType<T>): T {
    try {
      return shape.parse(JSON.parse(this.text));
    } catch (error) {
      throw new Error(`${this.tool} answered: ${this.text}`, { cause: error });
    }
  }
}

/** One request to the model. */
export class ModelRequest {
  /** The person's last message, without the context that the chat puts around it. */
  readonly prompt: string;
  readonly tools: readonly OfferedTool[];
  /** The results since that message, oldest first. */
  readonly toolResults: readonly ToolResult[];
  /** Everything that the model reads, the chat's own instructions and context included. */
  readonly text: string;

  private constructor(messages: readonly Message[], tools: readonly OfferedTool[]) {
    const asked = messages.findLastIndex(({ role }) => role === 'user');
    this.prompt = withoutContext(messages[asked]?.content ?? '');
    this.tools = tools;
    this.toolResults = resultsIn(messages.slice(asked + 1));
    this.text = messages.map(({ content: said }) => said).join('\n');
  }

  static parse(json: string): ModelRequest {
    const { messages, tools } = body.parse(JSON.parse(json));
    return new ModelRequest(messages, tools?.map((tool) => tool.function) ?? []);
  }

  /** The offered tool whose name is `name` or ends in `_name`. */
  toolNamed(name: string): OfferedTool | undefined {
    return this.tools.find((tool) => tool.name === name || tool.name.endsWith(`_${name}`));
  }

  get toolNames(): string {
    return this.tools.map((tool) => tool.name).join(', ');
  }
}

function withoutContext(text: string): string {
  return /<userRequest>\n([\s\S]*)\n<\/userRequest>/.exec(text)?.[1] ?? text;
}

function resultsIn(messages: readonly Message[]): ToolResult[] {
  const calls = messages.flatMap((each) => each.tool_calls ?? []);
  return messages
    .filter(({ role }) => role === 'tool')
    .map((each) => {
      const call = calls.find(({ id }) => id === each.tool_call_id);
      return new ToolResult(call?.function.name ?? 'unknown tool', each.content);
    });
}
