/*
 * npm run docs:pictures: takes the pictures that the README and docs/ show, in the real VS Code of the test bed with the
 * demo company. Look at them before you commit them.
 */
import { unlessUnavailable } from '../test/beds/vscode/bed-unavailable.ts';
import { VsCodeBed } from '../test/beds/vscode/vscode-bed.ts';
import type { Roll } from './docs/camera.ts';
import { takePictures } from './docs/picture-story.ts';
import { runNpmScript } from './npm-script.ts';

const ROLLS: readonly Roll[] = [
  { theme: 'Light Modern', suffix: 'light', wanted: ['asked', 'review', 'walkthrough', 'connect'] },
  { theme: 'Dark Modern', suffix: 'dark', wanted: ['asked', 'drafts', 'dialog', 'review'] },
];

async function main(): Promise<void> {
  await runNpmScript('package');
  for (const roll of ROLLS) {
    const bed = await VsCodeBed.up('mcp-odoo.vsix');
    try {
      await takePictures(bed, roll);
      if (bed.model.problems.length > 0) throw new Error(bed.model.problems.join('\n'));
    } finally {
      await bed.dispose();
    }
  }
}

await unlessUnavailable(main);
