import type { ConnectDesk } from '../connections/wizard/connect-desk.ts';

/** Connects from a file of this window that names an Odoo, or from what the person types. */
export async function connect(desk: ConnectDesk): Promise<void> {
  const [{ offerEnvFiles }, { connectByWizard }, { importEnv }] = await Promise.all([
    import('../connections/env-import/choose-env-file.ts'),
    import('../connections/wizard/connect-by-wizard.ts'),
    import('../connections/env-import/import-env.ts'),
  ]);
  const origin = await offerEnvFiles();
  if (origin === 'typed') await connectByWizard(desk.remembered.last, desk);
  else if (origin !== 'cancelled') await importEnv(origin.file, desk);
}

/** Connects from a file that the person chooses. */
export async function connectFromEnv(desk: ConnectDesk): Promise<void> {
  const [{ chooseEnvFile }, { importEnv }] = await Promise.all([
    import('../connections/env-import/choose-env-file.ts'),
    import('../connections/env-import/import-env.ts'),
  ]);
  const file = await chooseEnvFile();
  if (file !== undefined) await importEnv(file, desk);
}
