import type { Surroundings } from '../../accounting/reviewing/surroundings.ts';

/** Where the panel gets what stands beside a document: on the connection that it is in. */
export type ReviewSource = Pick<Surroundings, 'files' | 'file' | 'history'>;
