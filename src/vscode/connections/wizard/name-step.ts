import { t } from '@vscode/l10n';
import type { Step } from '../../steps/multi-step.ts';
import { isSameConnection } from '../profile.ts';
import { judgeName } from '../names.ts';
import { profileOf, suggestedName } from './answers.ts';
import type { Answers } from './answers.ts';
import { titled } from './step-parts.ts';
import type { StepParts } from './step-parts.ts';

/** Asks what to call the connection. One that is there already keeps its name unless the person gives it another. */
export function nameStep({ askText, saved }: Pick<StepParts, 'askText' | 'saved'>): Step<Answers> {
  return (answers, place) => {
    const profile = profileOf(answers);
    const others = saved.filter((other) => !isSameConnection(other, profile));
    const suggested = suggestedName(answers, saved);
    return askText({
      title: titled(t`Name`),
      place,
      prompt: t`What you call this connection: here, in the dialog that asks you to post, and for agents.`,
      placeholder: suggested,
      value: answers.name === '' ? suggested : answers.name,
      judge: (typed) => {
        const name = judgeName(typed, others);
        return Promise.resolve(name.ok ? { ok: true, value: { ...answers, name: name.value } } : name);
      },
    });
  };
}
