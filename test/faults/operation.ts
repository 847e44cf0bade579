import type { FaultDesk } from './desk.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import type { Row, Told } from './row.ts';

/** What is in Odoo of one thing that was asked for. */
export interface Found {
  /** How often it is there: 0 or 1, if all is well. */
  readonly copies: number;
  /** Everything else is as it has to be. */
  readonly isExact: boolean;
  /** For whoever reads a broken case. */
  readonly saw: unknown;
}

/** What a caller heard of one thing that was asked for. */
export interface Heard {
  readonly told: Told;
  /** Of the problem, if it was one. */
  readonly code?: string;
  readonly problem?: unknown;
  /** It was told that more is there than was asked for. */
  readonly isWarned?: boolean;
}

/** One thing that is asked of the product, prepared so that one request of it can meet a fault. */
export interface Job {
  /** Asks, and asks again in the same words: of each thing what the caller heard. */
  readonly ask: () => Promise<readonly Heard[]>;
  /** Of each thing what is in Odoo. */
  readonly look: () => Promise<readonly Found[]>;
}

export interface Operation {
  readonly name: 'read' | 'create' | 'create a batch' | 'update' | 'attach' | 'post' | 'reset';
  /** The request that meets the fault; where versions differ, by major version. */
  readonly call: (major: number) => string;
  /** Begins the names of its entries in the journal: "draft" of "draft-intended"; a read has none. */
  readonly journalled?: 'draft' | 'change' | 'file' | 'posting' | 'undoing';
  /** What asking again says when it is done: that it is. */
  readonly doneAlready?: readonly string[];
  /** What it tells where that is not what the row says. */
  readonly tells?: (row: Row, told: Told, protocol: Protocol) => Told;
  /** What was sent without an answer is not sent again while it may still arrive. */
  readonly waits?: boolean;
  /** @param reference of this case alone; @param number another for each case */
  readonly prepare: (desk: FaultDesk, reference: string, number: number) => Promise<Job>;
}
