import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Disposable } from '../common/disposable.ts';
import { asProblem } from '../common/problem.ts';
import { MCP_PATH, refusal } from './guard.ts';
import { readBody } from './read-body.ts';
import type { ServerParts } from './server.ts';
import { refuse, Sessions } from './sessions.ts';

/**
 * Where VS Code reaches the tools: a Unix socket in a folder of its own (0700), or a Windows named pipe. No
 * network port, so no web page and no other machine can reach it; the token keeps other local programs out.
 */
export class McpEndpoint implements Disposable {
  /** As VS Code's MCP client takes it (1.105+): "unix:///path#/mcp" or "pipe:///pipe/name#/mcp". */
  readonly uri: string;
  readonly headers: Record<string, string>;
  readonly #server: Server;
  readonly #sessions: Sessions;
  readonly #folder: string | undefined;

  private constructor(place: Place, token: string, server: Server, sessions: Sessions) {
    this.uri = place.uri;
    this.headers = { Authorization: `Bearer ${token}` };
    this.#server = server;
    this.#sessions = sessions;
    this.#folder = place.folder;
  }

  /** Starts listening. */
  static async open(parts: ServerParts): Promise<McpEndpoint> {
    const token = randomBytes(32).toString('base64url');
    const sessions = new Sessions(parts);
    const server = createHttpServer((request, response) => {
      answer(request, response, token, sessions).catch((error: unknown) => {
        // A client that left in mid-sentence is no fault, and nobody to answer.
        if (!request.complete) return void response.destroy();
        parts.onProblem('endpoint', asProblem(error), error);
        if (response.headersSent) response.destroy();
        else refuse(response, 500);
      });
    });
    // Idle connections are the client's to close: closed here, one could meet a call that is on its way. Node's
    // other limits concern the arrival of a request only; an answer may take as long as a person does.
    server.keepAliveTimeout = 0;
    const place = await choosePlace();
    try {
      await listen(server, place);
    } catch (error) {
      await removeFolder(place.folder);
      throw error;
    }
    return new McpEndpoint(place, token, server, sessions);
  }

  async dispose(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    await this.#sessions.closeAll();
    this.#server.closeAllConnections();
    await closed;
    await removeFolder(this.#folder);
  }
}

interface Place {
  readonly path: string;
  readonly uri: string;
  /** The folder that has to be removed in the end. */
  readonly folder?: string;
}

async function choosePlace(): Promise<Place> {
  if (process.platform === 'win32') {
    const name = `mcp-odoo-${randomUUID()}`;
    return { path: `\\\\.\\pipe\\${name}`, uri: `pipe:///pipe/${name}#${MCP_PATH}` };
  }
  // mkdtemp makes the folder 0700.
  const folder = await mkdtemp(join(tmpdir(), 'mcp-odoo-'));
  const path = join(folder, 's.sock');
  return { path, uri: `unix://${pathToFileURL(path).pathname}#${MCP_PATH}`, folder };
}

async function listen(server: Server, place: Place): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.path, resolve);
  });
  if (place.folder !== undefined) await chmod(place.path, 0o600);
}

async function removeFolder(folder: string | undefined): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  sessions: Sessions,
): Promise<void> {
  const refused = refusal(request, token);
  if (refused !== undefined) {
    refuse(response, refused);
    return;
  }
  if (request.method !== 'POST') return sessions.handle(request, response);
  const body = await readBody(request);
  if ('status' in body) {
    refuse(response, body.status);
    return;
  }
  return sessions.handle(request, response, body.json);
}
