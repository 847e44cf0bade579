import type { ModalContent } from '../../beds/vscode/pages/modal.ts';
import type { BillInOdoo } from './books.ts';

/** A dialog as it came up, and the bills of the story in it as Odoo held them at that moment. */
export interface ShownDialog {
  readonly content: ModalContent;
  readonly bills: readonly BillInOdoo[];
}

/** @param bills all of the story, read when the dialog was there */
export function shown(content: ModalContent, bills: readonly BillInOdoo[]): ShownDialog {
  const words = wordsOf(content);
  return { content, bills: bills.filter(({ reference }) => reference !== '' && words.includes(reference)) };
}

/** Whether the person could read what they post: from whom, and how much. */
export function says(content: ModalContent, { partner, total }: BillInOdoo): boolean {
  const words = wordsOf(content);
  return words.includes(partner) && words.replaceAll(',', '').includes(`${total} EUR`);
}

/** The button that posts, if there is one: "Post Vendor Bill", "Post 2 Documents". */
export function postButton({ buttons }: ModalContent): string | undefined {
  return buttons.find((name) => name.startsWith('Post '));
}

/** "Keep as Draft", "Keep as Drafts" */
export function keepButton({ buttons }: ModalContent): string | undefined {
  return buttons.find((name) => name.startsWith('Keep '));
}

function wordsOf({ title, detail }: ModalContent): string {
  return `${title}\n${detail}`;
}
