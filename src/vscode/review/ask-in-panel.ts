import { t } from '@vscode/l10n';
import type { DocumentSheet } from '../../posting/review/sheet.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import { pageOfRow, pagesOf, waysFrom } from './panel-content.ts';
import type { PanelContent } from './panel-content.ts';
import type { Pressed, ReviewPanel } from './review-panel.ts';

/** What the person pressed; Post here is no approval yet. */
export type PanelAnswer = 'yes' | 'keep' | 'closed';

/**
 * Shows what a request is about, one document after another, and waits for the person. What they press is about all
 * of them.
 * @param signal aborted when the request has expired: then the panel says so
 */
export function askInPanel(
  panel: ReviewPanel,
  content: PanelContent,
  signal: AbortSignal,
  openInOdoo: (sheet: DocumentSheet) => void,
): Promise<PanelAnswer> {
  const pages = pagesOf(content);
  return new Promise((resolve) => {
    let over: string | undefined;
    const end = (said: PanelAnswer, why: string) => {
      over = why;
      notify(why, true);
      answer(said);
    };
    const answer = (said: PanelAnswer) => {
      signal.removeEventListener('abort', expire);
      resolve(said);
    };
    const turnTo = (index: number) => {
      const page = pages[index] ?? pages[0];
      const { sheet } = page;
      const open = sheet !== undefined && isInOdoo(sheet.document);
      const buttons = { post: content.verb, keep: content.keep, open, ...waysFrom(index, content) };
      const obey = (pressed: Pressed) => {
        if (typeof pressed === 'object') {
          notify = turnTo(pageOfRow(pressed.row));
          return;
        }
        switch (pressed) {
          case 'post':
            end('yes', t`You pressed the button here. Now VS Code asks you once more, in a dialog.`);
            break;
          case 'keep':
            answer('keep');
            panel.dispose();
            break;
          case 'previous':
            notify = turnTo(index - 1);
            break;
          case 'next':
            notify = turnTo(index + 1);
            break;
          case 'all':
            notify = turnTo(0);
            break;
          case 'open':
            if (sheet !== undefined) openInOdoo(sheet);
            break;
          case 'discard':
            break;
        }
      };
      const shown = panel.show(page, buttons, obey);
      if (over !== undefined) shown(over, true);
      return shown;
    };
    const expire = () =>
      end('closed', t`This request has expired: nothing was posted or changed. It can be asked for again.`);
    let notify = turnTo(0);
    signal.addEventListener('abort', expire);
    void panel.closed.then(() => answer('closed'));
  });
}
