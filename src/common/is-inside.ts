import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder's, or lies somewhere in it. Both whole, and without links where those matter. */
export function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
