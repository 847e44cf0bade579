import type { XmlElement } from './xml.ts';

/** All elements at the end of a path of names below an element. */
export function all(element: XmlElement | undefined, path: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = element === undefined ? [] : [element];
  for (const name of path.split('/')) {
    found = found.flatMap((each) => each.children.filter((child) => child.name === name));
  }
  return found;
}

export function first(element: XmlElement | undefined, path: string): XmlElement | undefined {
  return all(element, path)[0];
}

/** The text at the end of a path: of the first element there that has one. */
export function textAt(element: XmlElement | undefined, path: string): string | undefined {
  return all(element, path).find((each) => each.text !== '')?.text;
}

/** The first of these paths that has a text. */
export function textAtAny(element: XmlElement | undefined, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const text = textAt(element, path);
    if (text !== undefined) return text;
  }
  return undefined;
}
