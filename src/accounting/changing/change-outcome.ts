import type { ReadDocument } from '../reading/document-read.ts';
import { differencesBetween, linePath, linesOf } from './document-facts.ts';
import type { DocumentFacts, FactChange } from './document-facts.ts';
import type { ChangePlan } from './plan-change.ts';

/** A document after a change. */
export interface ChangedDraft {
  readonly read: ReadDocument;
  /** Everything that is otherwise than before, what followed from the change included. */
  readonly changes: readonly FactChange[];
  /** Sentences about what is not as it was asked for. */
  readonly notes: readonly string[];
}

/** Compares a document before and after a change with what was wanted. */
export function changedDraft(plan: ChangePlan, before: ReadDocument, after: ReadDocument): ChangedDraft {
  const changes = differencesBetween(before.facts, after.facts);
  const missed = missedBy(plan, before.facts, after.facts);
  const note = `Not as asked: ${missed.join(', ')}. Odoo keeps something else; look at the document.`;
  const surplus = freshLines(before.facts, after.facts).slice(plan.added.length);
  const twice = `More lines came than were asked for: ${surplus.join(', ')}. Something on the way to Odoo has sent the change twice, or somebody else has added them; look at the document, and remove what is too much.`;
  return {
    read: after,
    changes,
    notes: [...(missed.length === 0 ? [] : [note]), ...(surplus.length === 0 ? [] : [twice])],
  };
}

function freshLines(before: DocumentFacts, after: DocumentFacts) {
  const known = new Set(linesOf(before));
  return linesOf(after).filter((line) => !known.has(line));
}

/** The names of what a document does not say although it was to. Empty when the change is there in full. */
export function missedBy(plan: ChangePlan, before: DocumentFacts, after: DocumentFacts): string[] {
  const header = Object.entries(plan.wanted).flatMap(([field, fact]) =>
    after[field]?.is === fact?.is ? [] : [field],
  );
  const fresh = freshLines(before, after);
  const added = plan.added.flatMap((wanted, index) => {
    const line = fresh[index];
    if (line === undefined) return ['a new line'];
    return Object.entries(wanted).flatMap(([field, fact]) => {
      const path = linePath(line, field);
      return after[path]?.is === fact.is ? [] : [path];
    });
  });
  const left = linesOf(after).filter((line) => plan.removed.includes(line));
  return [...header, ...added, ...left.map((line) => `lines[${line}]`)];
}
