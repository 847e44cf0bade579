import { t } from '@vscode/l10n';
import type { Problem } from '../../common/problem.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { Turnstile } from '../../posting/asking/turnstile.ts';
import type { OpenedKey, SecondKey } from '../../posting/second-key.ts';
import { secondKeyProblems } from '../../posting/second-key-problems.ts';
import { withoutLinks } from '../inert-text.ts';
import type { Judged, TextQuestion } from '../steps/ask-text.ts';
import type { StepOutcome } from '../steps/multi-step.ts';

interface TypedKeyParts {
  readonly login: string;
  /** Odoo's id of the one who drafts. */
  readonly drafter: number;
  /** @throws Problem as `connect` */
  readonly logIn: (key: string) => Promise<OdooSession>;
  readonly askText: (question: TextQuestion<OdooSession>) => Promise<StepOutcome<OdooSession>>;
  /** One dialog at a time: VS Code closes an input when another one opens. */
  readonly dialogs: Turnstile;
  /** Logs what was thrown and says what to show. */
  readonly report: (thrown: unknown) => Problem;
}

/** A key for posting that is typed each time, used for that one posting, and kept nowhere. */
export class TypedKey implements SecondKey {
  readonly needsOtherUser = true;
  readonly login: string;
  readonly #parts: TypedKeyParts;

  constructor(parts: TypedKeyParts) {
    this.login = parts.login;
    this.#parts = parts;
  }

  /** The person may correct what they typed, until they leave the input or `signal` is aborted. */
  async open(signal: AbortSignal): Promise<OpenedKey> {
    const session = await this.#parts.dialogs.pass(signal, async () => {
      const typed = await this.#ask(signal);
      if (!signal.aborted) return typed;
      await typed?.dispose();
      return undefined;
    });
    if (session === undefined) throw secondKeyProblems.notTyped(this.login);
    return { session, dispose: () => session.dispose() };
  }

  async #ask(signal: AbortSignal): Promise<OdooSession | undefined> {
    const outcome = await this.#parts.askText({
      title: t`Key for Posting`,
      place: { number: 1, total: 1 },
      prompt: withoutLinks(
        t`You said yes. Now type the API key or password of ${this.login}, who posts it. It is used for this once and kept nowhere. Escape posts nothing.`,
      ),
      placeholder: t`API key or password`,
      value: '',
      password: true,
      signal,
      judge: (key, left) => this.#judge(key, left),
    });
    return outcome.kind === 'next' ? outcome.value : undefined;
  }

  async #judge(key: string, left: AbortSignal): Promise<Judged<OdooSession>> {
    const { drafter, logIn, report } = this.#parts;
    try {
      const session = await logIn(key);
      if (!left.aborted && session.uid !== drafter) return { ok: true, value: session };
      await session.dispose();
      // Who has left the input does not see it.
      return { ok: false, sentence: secondKeyProblems.notAnother(this.login).person };
    } catch (thrown) {
      return { ok: false, sentence: report(thrown).person };
    }
  }
}
