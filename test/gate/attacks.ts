import { agentAttacks } from './attacks/agents.ts';
import { callerAttacks } from './attacks/callers.ts';
import { changeAttacks } from './attacks/changes.ts';
import { dialogAttacks } from './attacks/dialogs.ts';
import { extensionAttacks } from './attacks/extension.ts';
import { killAttacks } from './attacks/killed.ts';
import { paymentAttacks } from './attacks/payments.ts';
import { replayAttacks } from './attacks/replay.ts';
import { setAttacks } from './attacks/sets.ts';
import { windowAttacks } from './attacks/windows.ts';
import type { Attack } from './scene.ts';

/** Every attack that has a name. */
export const attacks: readonly Attack[] = [
  ...callerAttacks,
  ...changeAttacks,
  ...dialogAttacks,
  ...windowAttacks,
  ...setAttacks,
  ...paymentAttacks,
  ...replayAttacks,
  ...agentAttacks,
  ...killAttacks,
  ...extensionAttacks,
];
