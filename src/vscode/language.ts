import { config } from '@vscode/l10n';
import { l10n } from 'vscode';

/**
 * From here on `t` of `@vscode/l10n` says texts in the language of VS Code: its translations are those of
 * `l10n/bundle.l10n.<language>.json`, which VS Code has read by the time it activates us. Without them all is English.
 */
export function speakAsVsCode(): void {
  if (l10n.bundle !== undefined) config({ contents: l10n.bundle });
}
