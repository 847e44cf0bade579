import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { withoutIcons } from '../inert-text.ts';
import { onAbort } from './on-abort.ts';
import type { StepOutcome, StepPlace } from './multi-step.ts';

export interface ChoiceQuestion {
  readonly title: string;
  readonly place: StepPlace;
  readonly placeholder: string;
  readonly choices: readonly string[];
  /** Chosen before, if any. */
  readonly value: string;
  /** False: one of the choices, and no other text. */
  readonly takesOthers?: boolean;
  /** Aborted when nobody waits for the answer any more: the list closes. */
  readonly signal?: AbortSignal;
}

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice: string;
}

/** Lets the person choose one of a few texts, or type another one. */
export function askChoice(question: ChoiceQuestion): Promise<StepOutcome<string>> {
  const pick = vscode.window.createQuickPick<ChoiceItem>();
  const offered = question.choices.map(itemOf);
  pick.title = question.title;
  if (question.place.total > 1) {
    pick.step = question.place.number;
    pick.totalSteps = question.place.total;
  }
  pick.placeholder = question.placeholder;
  pick.ignoreFocusOut = true;
  pick.buttons = question.place.number > 1 ? [vscode.QuickInputButtons.Back] : [];
  pick.items = offered;
  pick.activeItems = offered.filter((item) => item.choice === question.value);

  const outcome = new Promise<StepOutcome<string>>((resolve) => {
    pick.onDidChangeValue((text) => {
      if (question.takesOthers === false) return;
      const typed = text.trim();
      const isNew = typed !== '' && !question.choices.includes(typed);
      pick.items = isNew ? [...offered, typedItemOf(typed)] : offered;
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen !== undefined) resolve({ kind: 'next', value: chosen.choice });
    });
    pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
    pick.onDidHide(() => resolve({ kind: 'cancelled' }));
    onAbort(question.signal, () => resolve({ kind: 'cancelled' }));
  });
  pick.show();
  return outcome.finally(() => pick.dispose());
}

function itemOf(choice: string): ChoiceItem {
  return { label: withoutIcons(choice), choice };
}

function typedItemOf(choice: string): ChoiceItem {
  return { label: withoutIcons(choice), description: t`as typed`, choice, alwaysShow: true };
}
