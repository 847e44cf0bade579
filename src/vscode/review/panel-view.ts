import * as z from 'zod/mini';

/**
 * What goes over the bridge between us and the panel's page. The page is told what to show, as plain text, and says
 * which button was pressed: what it says is hostile until it is parsed, and approves nothing.
 */

const rows = z.array(z.object({ label: z.string(), value: z.string(), isStrong: z.optional(z.boolean()) }));

/** A part of a document as it is shown. A cell has a line of text for each fact. */
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('facts'), title: z.string(), rows }),
  z.object({
    kind: z.literal('table'),
    title: z.string(),
    columns: z.array(z.object({ label: z.string(), isAmount: z.boolean() })),
    rows: z.array(z.array(z.array(z.string()))),
    /** Row n opens the sheet of document n. */
    opensSheets: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal('list'), title: z.string(), items: z.array(z.string()) }),
  z.object({ kind: z.literal('warnings'), title: z.string(), items: z.array(z.string()) }),
  z.object({ kind: z.literal('text'), title: z.string(), text: z.string() }),
]);
export type Block = z.output<typeof block>;

const buttons = z.object({
  post: z.optional(z.string()),
  keep: z.optional(z.string()),
  discard: z.optional(z.string()),
  open: z.boolean(),
  previous: z.boolean(),
  next: z.boolean(),
  all: z.boolean(),
});
export type Buttons = z.output<typeof buttons>;

const sheet = z.object({
  /** Counts the sheets of a panel: what is said about an earlier one does not count any more. */
  number: z.int(),
  question: z.string(),
  /** "Document 2 of 3", where there are several. */
  place: z.optional(z.string()),
  demo: z.optional(z.string()),
  blocks: z.array(block),
  /** Files and a history will follow. */
  isDocument: z.boolean(),
  buttons,
});
/** One document, or a text, as the page shows it. */
export type Sheet = z.output<typeof sheet>;

const paper = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pdf'), bytes: z.instanceof(Uint8Array) }),
  z.object({ type: z.literal('image'), mimetype: z.string(), bytes: z.instanceof(Uint8Array) }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('other'), why: z.string() }),
]);
/** What is in a file, for the page to draw. */
export type PaperContent = z.output<typeof paper>;

/** What the page is told. */
export const toPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sheet'), sheet }),
  z.object({ kind: z.literal('files'), sheet: z.int(), files: z.array(z.string()) }),
  z.object({ kind: z.literal('paper'), sheet: z.int(), file: z.int(), paper }),
  z.object({ kind: z.literal('history'), sheet: z.int(), blocks: z.array(block) }),
  /** `isOver`: nothing can be decided here any more. */
  z.object({ kind: z.literal('notice'), text: z.string(), isOver: z.boolean() }),
]);
export type ToPage = z.output<typeof toPage>;

const PRESSES = ['ready', 'post', 'keep', 'discard', 'open', 'previous', 'next', 'all'] as const;
export type Press = (typeof PRESSES)[number];

/**
 * What the page says, and on which sheet: a press; that file n of those it was told of is to be shown; that the document
 * on row n is to be opened.
 */
export const fromPage = z.union([
  z.strictObject({ press: z.enum(PRESSES), sheet: z.int() }),
  z.strictObject({ file: z.int().check(z.nonnegative()), sheet: z.int() }),
  z.strictObject({ row: z.int().check(z.nonnegative()), sheet: z.int() }),
]);
export type FromPage = z.output<typeof fromPage>;
