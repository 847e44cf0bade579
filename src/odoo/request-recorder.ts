import type { Clock } from '../common/clock.ts';
import { OdooError } from './errors.ts';
import type { RequestRecord } from './session.ts';

type Subject = Omit<RequestRecord, 'milliseconds' | 'outcome'>;

/** Reports every request that is made, whatever became of it: never arguments, never secrets. */
export class RequestRecorder {
  readonly #clock: Clock;
  readonly #report: ((record: RequestRecord) => void) | undefined;

  constructor(clock: Clock, report: ((record: RequestRecord) => void) | undefined) {
    this.#clock = clock;
    this.#report = report;
  }

  /** Makes a request, and reports it when it is over. */
  async record<T>(subject: Subject, request: () => Promise<T>): Promise<T> {
    const started = this.#clock.monotonic();
    const report = (outcome: RequestRecord['outcome']): void => {
      const { model, method, kind, protocol } = subject;
      const milliseconds = this.#clock.monotonic() - started;
      this.#report?.({ model, method, kind, protocol, milliseconds, outcome });
    };
    try {
      const result = await request();
      report('done');
      return result;
    } catch (error) {
      report(error instanceof OdooError ? error.outcome : 'unknown');
      throw error;
    }
  }
}
