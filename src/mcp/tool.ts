import { z } from 'zod';
import type { Connection } from './connection.ts';

/** What a tool is told about the call besides its arguments. */
export interface ToolCall extends Connection {
  /** Aborted when the caller does not wait any more. */
  readonly signal: AbortSignal;
  /** What the client calls itself: hearsay. */
  readonly client: string;
  /** Tells the caller what is being waited for; clients that did not ask for progress hear nothing. */
  readonly progress: (message: string) => void;
}

/** An image that goes with an answer, for models that can see. */
export interface ToolImage {
  readonly bytes: Uint8Array;
  readonly mimetype: string;
}

/** A call that is being answered. */
export interface ToolRun extends ToolCall {
  /** Puts an image beside the answer. */
  readonly show: (image: ToolImage) => void;
}

/** All four hints are always given; VS Code heeds `readOnlyHint` and `openWorldHint`. */
export interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: false;
}

/** A tool, declared as data. Names and descriptions are constants: nothing of Odoo's is in them. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  readonly annotations: ToolAnnotations;
  /** The names of its arguments. */
  readonly takes: readonly string[];
  /** Parses the arguments, once, and acts only when it is then run. */
  readonly take: (rawArguments: unknown) => ReadyTool | RefusedArguments;
}

interface ReadyTool {
  /** The arguments as they were given. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly run: (call: ToolRun) => Promise<Record<string, unknown>>;
}

interface RefusedArguments {
  readonly refused: z.ZodError;
}

interface ToolDefinition<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: readonly string[];
  readonly input: I;
  readonly output: O;
  readonly annotations: ToolAnnotations;
  readonly handle: (input: z.output<I>, call: ToolRun) => Promise<z.input<O>>;
}

/** Ties the types of a tool's arguments and answer to its handler. */
export function defineTool<I extends z.ZodObject, O extends z.ZodObject>(
  definition: ToolDefinition<I, O>,
): Tool {
  const { name, title, description, input, output, annotations, handle } = definition;
  return {
    name,
    title,
    description: description.join(' '),
    input,
    output,
    annotations,
    takes: Object.keys(input.shape),
    take: (rawArguments) => {
      const parsed = input.safeParse(rawArguments, { reportInput: true });
      return parsed.success
        ? {
            given: z.record(z.string(), z.unknown()).parse(rawArguments),
            run: async (call) => fitting(output, await handle(parsed.data, call)),
          }
        : { refused: parsed.error };
    },
  };
}

/** An answer that does not fit what was published is a fault of ours, whatever Odoo has said. */
function fitting<O extends z.ZodObject>(output: O, answer: z.input<O>): z.output<O> {
  const parsed = output.safeParse(answer);
  if (!parsed.success) throw new Error('The answer does not fit its schema', { cause: parsed.error });
  return parsed.data;
}

export const READS: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};
