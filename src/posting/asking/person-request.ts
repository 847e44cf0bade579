import type { Clock } from '../../common/clock.ts';
import type { Handle } from '../../accounting/handle.ts';
import type { Requester } from '../review/review.ts';
import type { Subject } from '../review/subject.ts';
import type { About } from './about.ts';
import { RequestLife } from './request-life.ts';
import { Steps } from './steps.ts';

/** Where a request is: waiting for its dialog, in the dialog, in the review panel, being done, or answered without a yes. */
export type RequestState = 'queued' | 'shown' | 'under review' | 'approved' | 'over';

/** One open question to the person about one document, or about several at once. */
export class PersonRequest extends RequestLife {
  readonly about: About;
  /** Once they were read also those that go with them. */
  documents: readonly Handle[];
  /** What it is about, in words; known once it was read. */
  subject: Subject | undefined;
  /** How far it has come with what the yes was about. */
  readonly steps = new Steps();
  onState: () => void = () => undefined;
  #state: RequestState = 'queued';
  #askers: readonly Requester[];
  #named: Requester | undefined;

  constructor(about: About, documents: readonly Handle[], requester: Requester, clock: Clock) {
    super(clock, 'stays');
    this.about = about;
    this.documents = documents;
    this.#askers = [requester];
  }

  /** Everybody who has asked, each once, the first one first. */
  get askers(): readonly Requester[] {
    return this.#askers;
  }

  /**
   * The one whom the person is told as asking. Of those who have asked by the time of the showing an agent goes before
   * a command: nobody is to take an agent's question for one of their own.
   */
  get requester(): Requester {
    return this.#named ?? whomToName(this.#askers);
  }

  /** Those whom the dialog did not name. */
  get unnamed(): readonly Requester[] {
    return this.#askers.filter((asker) => asker !== this.requester);
  }

  /** A dialog is shown now: whom it names stays the same until another one is shown. */
  willShow(): void {
    this.#named = whomToName(this.#askers);
    this.state = 'shown';
  }

  /** Somebody else asks the same. */
  addAsker(requester: Requester): void {
    if (this.#askers.some((asker) => isSame(asker, requester))) return;
    this.#askers = [...this.#askers, requester];
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

function whomToName(askers: readonly Requester[]): Requester {
  const named = askers.find(({ kind }) => kind === 'agent') ?? askers[0];
  if (named === undefined) throw new TypeError('Somebody asks.');
  return named;
}

function isSame(one: Requester, other: Requester): boolean {
  return one.kind === 'agent' && other.kind === 'agent'
    ? one.saysItIs === other.saysItIs
    : one.kind === other.kind;
}
