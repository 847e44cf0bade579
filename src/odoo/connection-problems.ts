import type { ProblemCode } from '../common/problem.ts';
import { said, saidTogether } from '../common/said.ts';
import type { Said } from '../common/said.ts';
import { OdooError } from './errors.ts';
import type { FailedOutcome, TlsFault } from './errors.ts';

const ASK_THE_PERSON = 'Tell the person, who alone can mend this; do not repeat the call.';
const LATER = 'Nothing is wrong with the arguments. Tell the person; try again later.';

export function urlInvalid(): OdooError {
  return notSent(
    'url_invalid',
    said`This is no address of an Odoo server. Write it like https://books.example.com, without a user name or password in it.`,
  );
}

export function plainHttpRefused(origin: string): OdooError {
  return notSent(
    'plain_http_refused',
    said`${origin} is not encrypted: the password would travel readable. Use https, or agree to plain http for this connection.`,
  );
}

/** Why no connection came about. */
export type UnreachableReason = 'no-such-host' | 'refused' | 'silent';

export function unreachable(origin: string, reason: UnreachableReason): OdooError {
  const host = new URL(origin).host;
  const happened = {
    'no-such-host': said`There is no server named ${host}.`,
    refused: said`${host} refuses the connection.`,
    silent: said`${host} does not answer.`,
  }[reason];
  return notSent(
    'unreachable',
    saidTogether(
      [
        happened,
        said`Check the address, and that Odoo is running and can be reached from this machine.`,
        ...plainHint(origin),
      ],
      ' ',
    ),
    LATER,
  );
}

/** A server without encryption hangs up on who tries it, which looks like a refusal. */
function plainHint(origin: string): Said[] {
  return origin.startsWith('https:')
    ? [said`If the address of your Odoo begins with http://, type that in front.`]
    : [];
}

export function tlsUntrusted(origin: string, fault: TlsFault): OdooError {
  const host = new URL(origin).host;
  const sentence = {
    'unknown-authority': said`The certificate of ${host} is not signed by an authority that this machine knows. If it is your own authority, choose its certificate (PEM) when you connect.`,
    'other-name': said`The certificate of ${host} is made out to another name. Use the name in the certificate, or have the certificate renewed.`,
    'out-of-date': said`The certificate of ${host} has expired or is not valid yet. Have it renewed, and check this machine's clock.`,
    'bad-authority-file': said`What was given as the certificate of an authority is no PEM certificate of one. It is a text that begins with -----BEGIN CERTIFICATE-----, and another than that of the server itself.`,
    'no-tls': said`${host} does not answer with a safe encryption. Check the port, and that the server offers https with TLS 1.2 or newer.`,
  }[fault];
  return problem('not-sent', 'tls_untrusted', sentence, ASK_THE_PERSON, { tlsFault: fault });
}

/** @param target the origin that the server points to; undefined when it names none */
export function redirected(origin: string, target: string | undefined): OdooError {
  return notSent(
    'redirected',
    target === undefined
      ? said`${origin} sends us elsewhere, and we do not follow. Something before Odoo wants a login or another page first. Ask whoever runs the server for the address of Odoo itself.`
      : target === origin
        ? said`${origin} sends us to another page, and we do not follow. Something before Odoo wants a login or another page first. Ask whoever runs the server for the address of Odoo itself.`
        : said`${origin} sends us to ${target}, and we do not follow. If you trust it, use ${target} as the address.`,
  );
}

export function notOdoo(origin: string): OdooError {
  return notSent(
    'not_odoo',
    said`${origin} answers, but not as Odoo does. Check the address and the port, and that nothing before Odoo asks for a login first.`,
  );
}

export function odooTooOld(version: string): OdooError {
  return notSent('odoo_too_old', said`This is Odoo ${version}. MCP Odoo needs Odoo 14 or newer.`);
}

export function databaseNotFound(database: string): OdooError {
  return rejected(
    'database_not_found',
    said`Odoo cannot open a database named "${database}". Check the name (upper and lower case count) and that its database server runs.`,
  );
}

export function wrongCredentials(login: string): OdooError {
  return rejected(
    'wrong_credentials',
    said`Odoo does not accept this login with this password or API key: ${login}. Check all of them; after several failures Odoo refuses for a minute. Users with two-factor login need an API key.`,
  );
}

export function keyOfAnotherUser(login: string): OdooError {
  return rejected(
    'wrong_credentials',
    said`This API key works, but it is not a key of ${login}. Enter the login of the user who made it, or a key of this user.`,
  );
}

export function keyNeeded(): OdooError {
  return rejected(
    'wrong_credentials',
    said`Odoo does not accept this as an API key, and the chosen protocol JSON-2 takes nothing else. Make a key in Odoo (Preferences, Account Security), or choose JSON-RPC to use a password.`,
  );
}

export function json2NeedsOdoo19(version: string): OdooError {
  return notSent(
    'not_available',
    said`This is Odoo ${version}; the protocol JSON-2 came with Odoo 19. Choose JSON-RPC, or leave the choice to MCP Odoo.`,
  );
}

export function credentialsExpired(): OdooError {
  return rejected(
    'credentials_expired',
    said`Odoo no longer accepts the stored password or API key: it has expired, was revoked or changed. Enter a new one.`,
  );
}

function notSent(code: ProblemCode, text: Said, advice = ASK_THE_PERSON): OdooError {
  return problem('not-sent', code, text, advice);
}

function rejected(code: ProblemCode, text: Said, advice = ASK_THE_PERSON): OdooError {
  return problem('rejected', code, text, advice);
}

/** A model learns what the person would: it is the one who has to tell. */
function problem(
  outcome: FailedOutcome,
  code: ProblemCode,
  { person, english }: Said,
  advice: string,
  facts: { readonly tlsFault?: TlsFault } = {},
): OdooError {
  return new OdooError(outcome, { code, person, model: `${english} ${advice}` }, facts);
}
