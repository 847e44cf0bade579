import type { DocumentFacts } from '../changing/document-facts.ts';
import type { DocumentView } from '../documents.ts';
import type { DocumentTraces } from './document-traces.ts';

/** A document, everything that it says, and who touched it. */
export interface ReadDocument {
  readonly view: DocumentView;
  readonly createdBy: number | undefined;
  readonly facts: DocumentFacts;
  readonly traces: DocumentTraces;
}
