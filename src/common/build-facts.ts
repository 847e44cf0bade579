/** Written in by the build (esbuild's `define`). */
declare const PRODUCT_VERSION: string;
declare const TOOL_LIST_HASH: string;

/**
 * Changes whenever the tools may have changed: VS Code keeps the tools it knows as long as a server's version
 * stays the same.
 */
export const serverVersion = (): string => `${PRODUCT_VERSION}+${TOOL_LIST_HASH}`;
