/** Runs once when the signal is aborted, or at once if it is already. */
export function onAbort(signal: AbortSignal | undefined, run: () => void): void {
  if (signal?.aborted === true) run();
  else signal?.addEventListener('abort', run, { once: true });
}
