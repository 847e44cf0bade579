import { t } from '@vscode/l10n';
import type { Step, StepOutcome } from '../../steps/multi-step.ts';
import type { Answers } from './answers.ts';
import { needed, titled } from './step-parts.ts';
import type { StepParts } from './step-parts.ts';

/** Asks for the database: of those that Odoo tells, or by name. Where there is one, it is that. */
export function databaseStep({
  askText,
  askChoice,
}: Pick<StepParts, 'askText' | 'askChoice'>): Step<Answers> {
  return async (answers, place) => {
    const { databases } = answers;
    const only = onlyDatabase(answers);
    if (only !== undefined) return { kind: 'passed', value: { ...answers, database: only } };
    const outcome: StepOutcome<string> =
      databases !== undefined && databases.length > 0
        ? await askChoice({
            title: titled(t`Database`),
            place,
            placeholder: t`Which database? Choose one, or type its name.`,
            choices: databases,
            value: answers.database,
          })
        : await askText({
            title: titled(t`Database`),
            place,
            prompt: whyTyped(databases),
            placeholder: t`Name of the database`,
            value: answers.database,
            judge: needed(t`Type the name of the database.`),
          });
    return outcome.kind === 'next'
      ? { kind: 'next', value: { ...answers, database: outcome.value } }
      : outcome;
  };
}

/** The one that there is, if there is one: it is taken without asking, and said at the next step. */
export function onlyDatabase({ databases }: Pick<Answers, 'databases'>): string | undefined {
  return databases?.length === 1 ? databases[0] : undefined;
}

function whyTyped(databases: readonly string[] | undefined): string {
  return databases === undefined
    ? t`Which database? This Odoo does not list its databases; whoever runs it knows the name.`
    : t`Which database? This Odoo lists none for this address; whoever runs it knows the name, or why there is none.`;
}
