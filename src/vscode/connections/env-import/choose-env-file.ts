import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { withoutLinks } from '../../inert-text.ts';
import { askChoice } from '../../steps/ask-choice.ts';
import { envFilesOfWorkspace, readEnvFile } from './env-files.ts';
import type { EnvFile } from './env-files.ts';

/** What the person wants to connect from: a file, or nothing, which is then typed. */
export type Origin = { readonly file: EnvFile } | 'typed' | 'cancelled';

/** Offers the files of this window that name an Odoo, where there are any, before anything is typed. */
export async function offerEnvFiles(): Promise<Origin> {
  const files = await envFilesOfWorkspace();
  if (files.length === 0) return 'typed';
  const chosen = await choose(files, t`Type in address, database and login`);
  if (chosen === 'other') return 'typed';
  return chosen === undefined ? 'cancelled' : { file: chosen };
}

/**
 * Has the person choose a file.
 * @returns undefined when they chose none that names an Odoo; they were told why
 */
export async function chooseEnvFile(): Promise<EnvFile | undefined> {
  const files = await envFilesOfWorkspace();
  const chosen = files.length === 0 ? 'other' : await choose(files, t`Choose another file...`);
  return chosen === 'other' ? openFile() : chosen;
}

/** @param other what the person can choose besides */
async function choose(files: readonly EnvFile[], other: string): Promise<EnvFile | 'other' | undefined> {
  const labels = new Map(files.map((file) => [t`Use ${file.shown}: ${file.connection.url}`, file]));
  const outcome = await askChoice({
    title: t`Connect to Odoo`,
    place: { number: 1, total: 1 },
    placeholder: t`There is a .env that names an Odoo. Nothing is sent before you have seen where.`,
    choices: [...labels.keys(), other],
    value: '',
    takesOthers: false,
  });
  if (outcome.kind !== 'next') return undefined;
  return outcome.value === other ? 'other' : labels.get(outcome.value);
}

async function openFile(): Promise<EnvFile | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({ title: t`Connect from .env`, openLabel: t`Read .env` })) ?? [];
  if (uri === undefined) return undefined;
  const read = await readEnvFile(uri);
  const shown = uri.path.split('/').slice(-2).join('/');
  if (read.ok) return { uri, shown, connection: read.value };
  const sentence = t`Nothing can be connected from ${shown}. ${read.sentence} It needs ODOO_URL, and should have ODOO_DB, ODOO_USER, and ODOO_API_KEY or ODOO_PASSWORD.`;
  void vscode.window.showErrorMessage(withoutLinks(sentence));
  return undefined;
}
