/** What the scripted model answers to one request. */
export type Answer = { say: string } | { call: string; args: object; id: string };

export interface Chunk {
  id: string;
  object: 'chat.completion.chunk';
  created: number;
  model: string;
  choices: readonly { index: 0; delta: object; finish_reason: 'stop' | 'tool_calls' | null }[];
  usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

/** The answer in the form of OpenAI's streamed chat completions. */
export function chunksOf(answer: Answer): Chunk[] {
  const base = { id: 'scripted', object: 'chat.completion.chunk', created: 0, model: 'scripted' } as const;
  const delta =
    'say' in answer
      ? { role: 'assistant', content: answer.say }
      : { role: 'assistant', content: null, tool_calls: [toolCall(answer)] };
  const reason = 'say' in answer ? 'stop' : 'tool_calls';
  return [
    { ...base, choices: [{ index: 0, delta, finish_reason: null }] },
    {
      ...base,
      choices: [{ index: 0, delta: {}, finish_reason: reason }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    },
  ];
}

function toolCall({ call, args, id }: { call: string; args: object; id: string }) {
  return { index: 0, id, type: 'function', function: { name: call, arguments: JSON.stringify(args) } };
}
