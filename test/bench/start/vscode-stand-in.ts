import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Something that can be called, built, extended and asked for anything, and always answers with the like: what VS Code's
 * interface looks like to somebody who only registers things.
 * @param fields what is answered otherwise
 */
export function anything(fields: Fields = {}): object {
  // Only what is built with `function` can be both called and extended.
  const like = function () {
    return undefined;
  };
  const own: object = new Proxy(like, {
    get(target, name, receiver): unknown {
      if (typeof name === 'string' && name in fields) return fields[name];
      // What is built of it has its own; it is no promise; it lists nothing; and it can stand in a text.
      if (name === 'prototype') return Reflect.get(target, name, receiver);
      if (name === 'then') return undefined;
      if (name === Symbol.iterator) return () => [].values();
      if (name === Symbol.toPrimitive) return () => '';
      return anything();
    },
    // What is assigned to is not looked at again.
    set: () => true,
    apply: () => anything(),
    construct: (target, args: unknown[], built) =>
      built === own ? anything() : z.instanceof(Object).parse(Reflect.construct(target, args, built)),
  });
  return own;
}

/** What VS Code keeps for an extension. */
export function storage(kept: Fields) {
  return {
    get: (key: string, otherwise?: unknown) => kept[key] ?? otherwise,
    update: () => Promise.resolve(),
    store: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    keys: () => Object.keys(kept),
    setKeysForSync: () => undefined,
    onDidChange: () => ({ dispose: () => undefined }),
  };
}

/** The source of a module that exports what `vscode` does, each taken from `globalThis.standIn`. */
export function standInSource(): string {
  const types = createRequire(import.meta.url).resolve('@types/vscode/index.d.ts');
  const declared = readFileSync(types, 'utf8').matchAll(
    /^\t?export (?:abstract )?(?:class|namespace|enum|const|function) (?<name>\w+)/gm,
  );
  const names = new Set([...declared].flatMap(({ groups }) => groups?.name ?? []));
  return [...names].map((name) => `export const ${name} = globalThis.standIn.${name};`).join('\n');
}

/** Where Node finds it. */
export const STAND_IN = pathToFileURL('/vscode-stand-in.mjs').href;
