/**
 * A name that others chose, in quotation marks, for an agent: JSON, in which VS Code's chat finds no "#tool" to call.
 */
export function quoted(name: string): string {
  return JSON.stringify(name).replace(/(?<=\s)#(?=\w)/g, '\\u0023');
}
