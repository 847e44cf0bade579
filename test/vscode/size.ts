/** Whether every story is told, or only the main way through each (`npm run test:vscode -- --full`). */
export const isFull = process.env.VSCODE_STORIES === 'full';
