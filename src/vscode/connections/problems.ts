import { t } from '@vscode/l10n';
import { Problem } from '../../common/problem.ts';

export const connectionProblems = {
  notConnected: () =>
    new Problem({
      code: 'not_connected',
      person: t`MCP Odoo is not connected. Run "MCP Odoo: Connect..." or "MCP Odoo: Try the Demo Company" first.`,
      model:
        'There is no connection to Odoo. Ask the person to run the command "MCP Odoo: Connect..." or "MCP Odoo: Try the Demo Company".',
    }),
  changedMeanwhile: () =>
    new Problem({
      code: 'not_connected',
      person: t`The connection was changed or removed meanwhile. Nothing was changed now.`,
      model: 'The connection was changed or removed meanwhile. Nothing was changed now.',
    }),
  secretMissing: (origin: string) =>
    new Problem({
      code: 'secret_missing',
      person: t`The password or API key for ${origin} is not in VS Code's secret storage any more. Enter it again with "MCP Odoo: Enter New Key...".`,
      model:
        'The stored credentials are gone. Ask the person to run the command "MCP Odoo: Enter New Key...".',
    }),
};
