import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Dump } from './orm/database.ts';
import { jsonSchema } from './orm/value.ts';

/** Raised when what it holds changes. */
const FORMAT = 2;

const value = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.number()),
  z.record(z.string(), jsonSchema),
]);
const stateSchema = z.strictObject({
  format: z.literal(FORMAT),
  database: z.string(),
  tables: z.record(
    z.string(),
    z.strictObject({ lastId: z.int(), rows: z.record(z.string(), z.record(z.string(), value)) }),
  ),
});

export interface State {
  readonly database: string;
  readonly tables: Dump;
}

/** Where a demo company keeps its records between two starts. */
export class StateFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * @returns undefined when there is no file yet
   * @throws Error that says so when the file is no state of a demo company
   */
  read(): State | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      const { database, tables } = stateSchema.parse(JSON.parse(text));
      return { database, tables };
    } catch (error) {
      throw new Error(
        `The demo company's file ${this.#path} is damaged or of another version. Delete it to start with a new company.`,
        { cause: error },
      );
    }
  }

  /** All or nothing: written beside, then put in place. */
  write({ database, tables }: State): void {
    const beside = `${this.#path}.${process.pid}.new`;
    writeFileSync(beside, JSON.stringify({ format: FORMAT, database, tables }), { mode: 0o600 });
    renameSync(beside, this.#path);
  }
}
