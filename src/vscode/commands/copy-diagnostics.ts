import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { diagnosticsText } from '../diagnostics/diagnostics-text.ts';
import type { Diagnostics } from '../diagnostics/diagnostics-text.ts';
import { lookAtConnection } from '../diagnostics/look-at-connection.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import type { InertDocuments } from '../posting-log/inert-documents.ts';
import type { Clock } from '../../common/clock.ts';
import type { OdooSession } from '../../odoo/session.ts';

export interface DiagnosticsParts {
  readonly product: string;
  readonly connections: readonly ConnectionProfile[];
  readonly sessionOf: (profile: ConnectionProfile) => Promise<Pick<OdooSession, 'version' | 'protocol'>>;
  readonly counts: Diagnostics['counts'];
  readonly problems: Diagnostics['problems'];
  readonly documents: InertDocuments;
  readonly clock: Clock;
}

/** Puts what a bug report needs into the clipboard, and shows it: the person sees what they would paste. */
export async function copyDiagnostics(parts: DiagnosticsParts): Promise<void> {
  const { product, counts, problems, clock, sessionOf } = parts;
  const looking = {
    location: vscode.ProgressLocation.Window,
    title: t`MCP Odoo: looking at the connections`,
  };
  const connections = await vscode.window.withProgress(looking, () =>
    Promise.all(
      parts.connections.map(async (profile) => ({
        profile,
        found: await lookAtConnection(() => sessionOf(profile), clock),
      })),
    ),
  );
  const text = diagnosticsText({ host: hostFacts(product), connections, counts, problems });
  await vscode.env.clipboard.writeText(text);
  await parts.documents.show(t`Diagnostics`, text);
  vscode.window.setStatusBarMessage(t`MCP Odoo: diagnostics copied`, 5_000);
}

function hostFacts(product: string): Diagnostics['host'] {
  const { appHost: app, remoteName: remote } = vscode.env;
  const platform = `${process.platform} ${process.arch}`;
  return { product, vscode: vscode.version, app, remote, platform, node: process.versions.node };
}
