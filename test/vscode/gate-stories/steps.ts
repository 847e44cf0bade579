/*
 * What can happen in a story at the screen, in the words of the stories on the demo company (test/gate/steps.ts), as
 * far as a person in front of one window can do it. Plain data. Bills are named by their place.
 */

/** How somebody asks: an agent in the chat, an icon in the tree, a command of the palette. */
export type By = 'agent' | 'tree' | 'palette';

export type Press = 'yes' | 'keep' | 'closed' | 'review';

export type Step =
  | { readonly do: 'ask'; readonly bill: number; readonly by: By }
  | { readonly do: 'ask for several'; readonly bills: readonly number[]; readonly by: By }
  | { readonly do: 'press'; readonly answer: Press }
  | { readonly do: 'edit in Odoo'; readonly bill: number; readonly edit: number }
  | { readonly do: 'act in Odoo'; readonly bill: number; readonly act: 'post' | 'delete' | 'cancel' }
  /** The agent's turn is stopped. */
  | { readonly do: 'leave' }
  /** The button of the notification that says that a yes came too late. */
  | { readonly do: 'ask again' };

export interface ScreenStory {
  readonly bills: readonly { readonly partner: number; readonly price: number }[];
  readonly steps: readonly Step[];
}

/** A step in a few words. */
export function nameOf(step: Step): string {
  switch (step.do) {
    case 'ask':
      return `ask for ${step.bill} by ${step.by}`;
    case 'ask for several':
      return `ask for ${step.bills.join(' and ')} by ${step.by}`;
    case 'press':
      return step.answer;
    case 'edit in Odoo':
      return `edit ${step.bill} in Odoo`;
    case 'act in Odoo':
      return `${step.act} ${step.bill} in Odoo`;
    case 'leave':
    case 'ask again':
      return step.do;
  }
}
