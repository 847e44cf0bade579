import { Html, html } from './html.ts';
import { LOOK_AGAIN } from './look-again.ts';
import { STYLE } from './style.ts';

/** A page, without what is the same for all. */
export interface PageContent {
  readonly title: string;
  readonly body: Html;
  /** Where it is asked whether there is something else to show, and what is shown now. */
  readonly watch?: { readonly path: string; readonly version: string };
}

/** A whole page. Nothing on it needs the script, which looks whether there is something else to show. */
export function pageOf({ title, body, watch }: PageContent, nonce: string): string {
  const script =
    watch === undefined
      ? html``
      : html`<p
            id="watch"
            class="watch"
            role="status"
            data-path="${watch.path}"
            data-version="${watch.version}"
          ></p>
          ${own('script', LOOK_AGAIN, nonce)}`;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} - MCP Odoo</title>
        ${own('style', STYLE, nonce)}
      </head>
      <body>
        ${body} ${script}
      </body>
    </html> `.text;
}

/** Code or a style of ours, which the policy lets pass by its nonce. */
function own(tag: 'script' | 'style', text: string, nonce: string): Html {
  return new Html(`<${tag} nonce="${nonce}">${text}</${tag}>`);
}
