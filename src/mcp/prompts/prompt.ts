import { z } from 'zod';
import { argumentProblem } from '../argument-problem.ts';
import { oneLine } from '../arguments.ts';
import type { Connection } from '../connection.ts';

/** What fits an argument of which the beginning was typed. */
export type Complete = (connection: Connection, typed: string) => Promise<readonly string[]>;

/** A prompt, declared as data. Nothing of Odoo's is in it: its words are constants, and what the person puts in. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** The tools that its words tell a model to call: it is offered where all of them are. */
  readonly calls: readonly string[];
  /** By the name of the argument. */
  readonly completions: ReadonlyMap<string, Complete>;
  /** @throws Problem invalid_arguments */
  readonly say: (rawArguments: unknown) => string;
}

interface PromptDefinition<I extends z.ZodObject> extends Omit<Prompt, 'input' | 'say'> {
  readonly input: I;
  readonly words: (given: z.output<I>) => string;
}

/** Ties the types of a prompt's arguments to its words. */
export function definePrompt<I extends z.ZodObject>({ words, ...prompt }: PromptDefinition<I>): Prompt {
  const { name, input } = prompt;
  return {
    ...prompt,
    say: (rawArguments) => {
      const parsed = input.safeParse(rawArguments ?? {}, { reportInput: true });
      if (parsed.success) return words(parsed.data);
      throw argumentProblem(name, Object.keys(input.shape), parsed.error);
    },
  };
}

/** An argument that can be left out. Clients send what was skipped as an empty text. */
export const said = (description: string) =>
  z
    .union([z.literal('').transform(() => undefined), oneLine(2_000)])
    .optional()
    .describe(description);

/** A prompt as `prompts/list` shows it. */
export function listedPrompt({ name, title, description, input }: Prompt) {
  return {
    name,
    title,
    description,
    arguments: Object.entries(input.shape).map(([argument, schema]) => ({
      name: argument,
      description: z.globalRegistry.get(schema)?.description ?? '',
      required: false,
    })),
  };
}
