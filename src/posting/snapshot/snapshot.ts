import type { MoveHandle } from '../../accounting/handle.ts';
import type { Json } from '../../common/json.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { AskedSet } from '../asking/asked-set.ts';
import type { PaperSaid } from '../review/paper-said.ts';
import type { Findings } from '../review/warnings/findings.ts';

/** The names of analytic accounts, by their ids. */
export type AnalyticNames = ReadonlyMap<number, string>;

/** One record as Odoo holds it. */
export type RawRecord = Readonly<Record<string, Json>>;

/** A file on the document: its content by checksum, or the address that it stands for. */
export interface Attachment {
  readonly id: number;
  readonly name: string;
  readonly checksum: string;
  readonly url: string;
}

/** A document as Odoo holds it: every stored field of its header and of all its lines, and its attachments. */
export interface Snapshot {
  readonly document: MoveHandle;
  /** The companies it was read for, Odoo's current one first: to be read again in the same way. */
  readonly companies: readonly number[];
  readonly move: RawRecord;
  readonly lines: readonly RawRecord[];
  readonly attachments: readonly Attachment[];
  /** Of the analytic accounts that its lines name; no part of the digest. */
  readonly analytic: AnalyticNames;
  /** The Odoo that it is in: what posting does besides differs between versions. */
  readonly version: OdooVersion;
  /** The day on which it was read, an ISO date of this machine's calendar; no part of the digest. */
  readonly readOn: string;
  /** What it is asked about with, where it is; no part of the digest. */
  readonly set?: AskedSet;
  /** What its paper said, for the review; no part of the digest. */
  readonly paper?: PaperSaid;
  /** What was looked up about it, for the review; no part of the digest. */
  readonly findings?: Findings;
}
