import type { Clock } from '../../common/clock.ts';
import type { Handle } from '../../accounting/handle.ts';
import type { Requester } from '../review/review.ts';
import type { Subject } from '../review/subject.ts';
import type { About } from './about.ts';
import { RequestLife } from './request-life.ts';

/** Where a request is: waiting for its dialog, in the dialog, in the review panel, being done, or answered without a yes. */
export type RequestState = 'queued' | 'shown' | 'under review' | 'approved' | 'over';

/** One open question to the person about one document, or about several at once. */
export class PersonRequest extends RequestLife {
  readonly about: About;
  /** Once they were read also those that go with them. */
  documents: readonly Handle[];
  readonly requester: Requester;
  /** What it is about, in words; known once it was read. */
  subject: Subject | undefined;
  onState: () => void = () => undefined;
  #state: RequestState = 'queued';

  constructor(about: About, documents: readonly Handle[], requester: Requester, clock: Clock) {
    super(clock, 'stays');
    this.about = about;
    this.documents = documents;
    this.requester = requester;
  }

  /** Whether somebody waits is seen by the person, too. */
  override join(signal: AbortSignal): void {
    super.join(signal);
    signal.addEventListener('abort', () => this.onState(), { once: true });
    this.onState();
  }

  /** What was answered with no is over for those who waited: whoever asks now asks anew. */
  get canBeJoined(): boolean {
    return this.isOpen && this.#state !== 'over';
  }

  get state(): RequestState {
    return this.#state;
  }

  set state(state: RequestState) {
    this.#state = state;
    this.onState();
  }
}
