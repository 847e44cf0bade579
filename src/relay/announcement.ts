import { z } from 'zod';

/** The books and the user that a window is connected to. The person of one is never asked about another. */
export interface ConnectionName {
  /** "https://books.example.com", never with a path. */
  readonly origin: string;
  readonly database: string;
  readonly login: string;
}

/** Longer than any of ours. */
export const MOST_BYTES = 8 * 1024;

const FORMAT = 1;

const announcementSchema = z.object({
  format: z.literal(FORMAT),
  pid: z.int().positive(),
  /** Tells the process from a later one with the same id. */
  start: z.string(),
  /** What process ids count in. */
  machine: z.string(),
  origin: z.string(),
  database: z.string(),
  login: z.string(),
  uri: z.string(),
  token: z.string().regex(/^[\w-]{43}$/),
});

/**
 * What a window says of itself in a file that only its account can read: which process it is, what it is connected
 * to, and where its door is. It opens a door at which the person can be asked, and nothing else: who reads it can
 * bring a dialog up, as any agent can; who forges one gets calls that were meant for the person, and can answer them
 * with a lie to the agent. An approval can be put into neither.
 */
export type Announcement = z.infer<typeof announcementSchema>;

/** The text of an announcement's file. */
export function announcementText(said: Omit<Announcement, 'format'>): string {
  return JSON.stringify({ format: FORMAT, ...said } satisfies Announcement);
}

/** @returns undefined for what is no announcement of this format */
export function parseAnnouncement(text: string): Announcement | undefined {
  try {
    return announcementSchema.safeParse(JSON.parse(text)).data;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
