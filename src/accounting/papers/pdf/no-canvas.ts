/**
 * pdf.js draws, and takes what it needs for it for granted when it is loaded. Reading text draws nothing, so empty
 * stand-ins do. Without Node's own modules it finds neither files nor the native package that it would draw with,
 * and without `fetch` nothing that a paper names.
 */
for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) Reflect.set(globalThis, name, standIn());
Reflect.deleteProperty(globalThis, 'fetch');
Reflect.deleteProperty(process, 'getBuiltinModule');

/** Something that can be made with `new`, and does nothing. */
function standIn() {
  return function nothing() {
    return undefined;
  };
}
