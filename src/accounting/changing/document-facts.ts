import type { DocumentLine, Named } from '../documents.ts';

/** One thing that a document says. */
export interface Fact {
  /** As it counts when two reads are compared: of a reference its id, of an amount its shortest text. */
  readonly is: string;
  /** As people and models read it. */
  readonly shown: string;
}

/**
 * Everything that a document says and a change may be about, flat: by "partner", "invoice_date",
 * "lines[12].price". What is empty is not there.
 */
export type DocumentFacts = Readonly<Record<string, Fact>>;

/** What differs between two reads of a document. */
export interface FactChange {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** What a line may say, each by the name that tools use. */
export const LINE_FIELDS = ['description', 'quantity', 'price', 'discount', 'account', 'taxes'] as const;
export type LineField = (typeof LINE_FIELDS)[number];

export function textFact(value: string | undefined): Fact | undefined {
  return value === undefined || value === '' ? undefined : { is: value, shown: value };
}

export function namedFact(value: Named | undefined): Fact | undefined {
  return value === undefined ? undefined : { is: `${value.id}`, shown: value.name };
}

/** A set of records; none is said, too: a line without tax. */
function namesFact(values: readonly Named[]): Fact {
  const sorted = values.toSorted((a, b) => a.id - b.id);
  return {
    is: sorted.map((value) => value.id).join(','),
    shown: values.length === 0 ? 'none' : sorted.map((value) => value.name).join(', '),
  };
}

/** The name of a fact of a line. */
export function linePath(line: number, field: string): string {
  return `lines[${line}].${field}`;
}

/** The ids of all lines, sections and notes among them, in the order in which they were made. */
export function linesOf(said: DocumentFacts): number[] {
  return Object.keys(said)
    .flatMap((field) => /^lines\[(?<id>\d+)\]\.description$/.exec(field)?.groups?.id ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** Leaves out what is empty. */
export function facts(all: Readonly<Record<string, Fact | undefined>>): DocumentFacts {
  const said = Object.entries(all).filter((entry): entry is [string, Fact] => entry[1] !== undefined);
  return Object.fromEntries(said);
}

/** What a line says, by the names that tools use. */
export function lineFacts(line: Partial<Omit<DocumentLine, 'id'>>): DocumentFacts {
  return facts({
    description:
      line.description === undefined ? undefined : { is: line.description, shown: line.description },
    quantity: textFact(line.quantity),
    price: textFact(line.price),
    discount: textFact(line.discount),
    account: namedFact(line.account),
    taxes: line.taxes === undefined ? undefined : namesFact(line.taxes),
    amount: textFact(line.amount),
  });
}

/** The same facts under the name of their line. */
export function ofLine(line: number, said: DocumentFacts): DocumentFacts {
  return Object.fromEntries(
    Object.entries(said).map(([field, fact]) => [linePath(line, field), fact] as const),
  );
}

/** What differs, in the order of the names. */
export function differencesBetween(before: DocumentFacts, after: DocumentFacts): FactChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(byPlace);
  return fields.flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    return was?.is === is?.is ? [] : [{ field, before: was?.shown, after: is?.shown }];
  });
}

const byPlace = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
