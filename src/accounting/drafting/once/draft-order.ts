import type { Json } from '../../../common/json.ts';
import type { Named } from '../../documents.ts';
import type { DocumentModel, OdooHandle } from '../../handle.ts';
import type { DraftKey, KeyedRequest } from './draft-key.ts';

/** A document that is asked for. */
export interface DraftOrder extends KeyedRequest {
  readonly model: DocumentModel;
  readonly company: Named;
  /** A person wants it although somebody has thrown the first one away. */
  readonly again?: boolean;
  /** What the paper says besides: remembered for the review, no part of the request. */
  readonly paper?: Json;
}

/** An order with its key: made before, or still to be made. */
export interface Claim {
  readonly order: DraftOrder;
  readonly key: DraftKey;
  readonly madeAs?: OdooHandle;
}

/** A document that is there now, whoever made it. */
export interface MadeDraft {
  readonly document: OdooHandle;
  /** True when it was there before, and nothing was written now. */
  readonly replayed: boolean;
}
