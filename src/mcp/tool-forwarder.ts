import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { ToolCall } from './tool.ts';

/** What a forwarded call needs to know of the call that it stands for. */
export type ForwardedCall = Pick<ToolCall, 'signal' | 'client' | 'progress'>;

/** Has a tool called at another server of ours, where a person can be asked. */
export interface ToolForwarder {
  /**
   * Has the very same call made there, and gives back the answer word for word.
   * @param name a tool that asks the person; no other is forwarded
   * @param args as the client sent them
   * @returns undefined: there is nobody to ask there, and nothing was done
   * @throws Problem `caller_left`; or the tool's code for an unknown outcome: it was heard, and not answered
   */
  forward(
    name: string,
    args: Readonly<Record<string, unknown>>,
    call: ForwardedCall,
  ): Promise<CallToolResult | undefined>;
}
