import { said } from '../../../common/said.ts';
import type { Said } from '../../../common/said.ts';

const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** The longest path that any of the systems takes. */
const MOST_CHARACTERS = 4096;

/**
 * What speaks against a path before anything is opened. Windows reads some names as devices or as hidden streams of
 * a file, and drops dots and blanks at the end.
 * @param segments the parts of the path below its folder
 * @returns completes the sentence "It was not read: ..."; undefined when nothing does
 */
export function whyNotSegments(segments: readonly string[], platform: NodeJS.Platform): Said | undefined {
  if (segments.length === 0) return said`it is a folder`;
  if (segments.some((segment) => segment.startsWith('.'))) {
    return said`files and folders whose name begins with a dot are private`;
  }
  if (platform !== 'win32') return undefined;
  if (segments.some((segment) => segment.includes(':'))) return said`a colon names a hidden stream of a file`;
  if (segments.some((segment) => RESERVED.test(segment))) return said`its name is that of a device`;
  if (segments.some((segment) => /[. ]$/.test(segment)))
    return said`a part of its name ends in a dot or a blank`;
  return undefined;
}

/** What speaks against the text of a path. */
export function whyNotText(path: string, platform: NodeJS.Platform): Said | undefined {
  if (path.trim() === '') return said`its path is empty`;
  if (path.length > MOST_CHARACTERS) return said`its path is too long`;
  if (path.includes('\0')) return said`its path has a control character in it`;
  if (platform === 'win32' && /^[\\/]{2}/.test(path)) return said`it is on the network or a device`;
  return undefined;
}
