import * as vscode from 'vscode';
import { withoutLinks } from '../inert-text.ts';
import { onAbort } from './on-abort.ts';
import type { StepOutcome, StepPlace } from './multi-step.ts';

/** What became of an answer: taken, or refused with a sentence that says what to correct. */
export type Judged<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly sentence: string };

/** Something to look at while answering. */
export interface TextHelp {
  /** What the button does; its only name for who does not see the icon. */
  readonly tooltip: string;
  readonly show: () => Thenable<unknown>;
}

export interface TextQuestion<T> {
  readonly title: string;
  readonly place: StepPlace;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** The value is an answer already: it is tried at once. */
  readonly isAnswered?: boolean;
  readonly password?: boolean;
  /** A button beside the title that shows the person more, and leaves the question open. */
  readonly help?: TextHelp;
  /** Aborted when nobody waits for the answer any more: the input closes. */
  readonly signal?: AbortSignal;
  /** Tries the answer; may take long, and is told by the signal when the person has left the input. */
  readonly judge: (answer: string, signal: AbortSignal) => Promise<Judged<T>>;
}

/** Asks for a line of text, and again until the answer is good, the person goes back or gives up. */
export function askText<T>(question: TextQuestion<T>): Promise<StepOutcome<T>> {
  const input = vscode.window.createInputBox();
  const left = new AbortController();
  input.title = question.title;
  if (question.place.total > 1) {
    input.step = question.place.number;
    input.totalSteps = question.place.total;
  }
  input.prompt = question.prompt;
  input.placeholder = question.placeholder;
  input.value = question.value;
  input.password = question.password ?? false;
  input.ignoreFocusOut = true;
  const { help } = question;
  const helpButton = help && { iconPath: new vscode.ThemeIcon('link-external'), tooltip: help.tooltip };
  input.buttons = [
    ...(question.place.number > 1 ? [vscode.QuickInputButtons.Back] : []),
    ...(helpButton === undefined ? [] : [helpButton]),
  ];

  const outcome = new Promise<StepOutcome<T>>((resolve, reject) => {
    const judge = async (): Promise<void> => {
      input.enabled = false;
      input.busy = true;
      const judged = await question.judge(input.value, left.signal);
      if (left.signal.aborted) return;
      if (judged.ok) {
        resolve({ kind: 'next', value: judged.value });
        return;
      }
      input.busy = false;
      input.enabled = true;
      input.validationMessage = withoutLinks(judged.sentence);
      input.show();
    };
    input.onDidAccept(() => {
      if (!input.busy) judge().catch(reject);
    });
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    });
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) resolve({ kind: 'back' });
      else help?.show().then(undefined, reject);
    });
    input.onDidHide(() => resolve({ kind: 'cancelled' }));
    onAbort(question.signal, () => resolve({ kind: 'cancelled' }));
    if (question.isAnswered === true) judge().catch(reject);
  });
  input.show();
  return outcome.finally(() => {
    left.abort();
    input.dispose();
  });
}
