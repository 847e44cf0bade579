import { t } from '@vscode/l10n';

/** What a page is made of: addresses that the webview may load, and what its origin is called in a CSP. */
export interface PageParts {
  readonly nonce: string;
  /** VS Code's `webview.cspSource`. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  /** The folder of pdf.js, with a slash at its end. */
  readonly pdfjs: string;
  /** What its texts are in: "de". */
  readonly language: string;
  /** Its texts in that language, by what they are in English; as `@vscode/l10n` has them. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * The panel's page. It may load our own files and nothing else: no network, no frames, no forms, no inline code.
 * `wasm-unsafe-eval` compiles pdf.js' decoders for scans; it lets no text be run as code.
 */
export function panelPage({ nonce, source, script, style, pdfjs, language, texts }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src ${source}`,
    `img-src ${source} blob:`,
    `connect-src ${source}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(t`Review`)}</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body data-pdfjs="${attribute(pdfjs)}" data-texts="${attribute(JSON.stringify(texts))}">
<script type="module" nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
