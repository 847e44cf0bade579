/** Where the transcripts are shown. */
export const AGENTS_PAGE = 'docs/agents.md';

/** "<!-- played: bill -->" up to "<!-- end -->". */
const PLACES = /(?<=<!-- played: (?<name>[a-z]+) -->\n)[^]*?(?=<!-- end -->)/g;

/**
 * The page with each transcript in its place.
 * @throws Error when the page names one that was not played, or leaves one out
 */
export function withTranscripts(page: string, played: ReadonlyMap<string, string>): string {
  const shown = new Set<string>();
  const written = page.replace(PLACES, (_, name: string) => {
    shown.add(name);
    const transcript = played.get(name);
    if (transcript === undefined) throw new Error(`${AGENTS_PAGE} shows "${name}", which was not played.`);
    return `\n\`\`\`text\n${transcript}\n\`\`\`\n\n`;
  });
  const missing = [...played.keys()].filter((name) => !shown.has(name));
  if (missing.length > 0) throw new Error(`${AGENTS_PAGE} does not show ${missing.join(', ')}.`);
  return written;
}
