import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Settings = Record<string, string | number | boolean>;

/** A VS Code that asks nothing, fetches nothing and covers nothing: what the bed needs to be repeatable. */
const QUIET: Settings = {
  // Else a toast "running on port N is available" covers the chat input.
  'remote.autoForwardPorts': false,
  // At the lower right toasts cover the chat input.
  'workbench.notifications.position': 'bottom-left',
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'chat.tips.enabled': false,
  // Else a tool's confirmation waits for a second model that is not there.
  'chat.tools.riskAssessment.enabled': false,
};

/** Writes settings.json. Before the first page opens: a running window does not pick it up. */
export async function writeSettings(userDataDir: string, more: Settings = {}): Promise<void> {
  await writeUserFile(userDataDir, 'settings.json', { ...QUIET, ...more });
}

/**
 * Makes an OpenAI-compatible endpoint the only chat model, so that the chat selects it without a sign-in.
 *
 * @param url the endpoint's chat/completions URL
 */
export async function writeChatModel(userDataDir: string, name: string, url: string): Promise<void> {
  const model = {
    id: 'scripted',
    name,
    url,
    toolCalling: true,
    vision: false,
    maxInputTokens: 128_000,
    maxOutputTokens: 16_000,
  };
  const group = { vendor: 'customendpoint', name: 'Scripted', apiKey: 'x', models: [model] };
  await writeUserFile(userDataDir, 'chatLanguageModels.json', [group]);
}

async function writeUserFile(userDataDir: string, name: string, content: unknown): Promise<void> {
  const folder = join(userDataDir, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}
