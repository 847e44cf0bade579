import type { Workroom } from '../../office/workroom.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';

/** Connects a command to the books that it is for; what goes wrong after it is told as having gone wrong there. */
export type WorkroomOf = (connection: ConnectionProfile) => Promise<Workroom>;

/** What commands about drafts work with. */
export interface DraftsDesk {
  readonly view: DraftsView;
  readonly connections: Pick<ConnectionSource, 'all'>;
  readonly workroomOf: WorkroomOf;
}
