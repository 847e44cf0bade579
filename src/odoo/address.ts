import { plainHttpRefused, urlInvalid } from './connection-problems.ts';

/**
 * The origin of what a person typed or pasted: "https://books.example.com/odoo/1?debug=1#x" becomes
 * "https://books.example.com".
 * @throws OdooError `url_invalid`: not http or https, or with a user name or password in it; `plain_http_refused`:
 * http without consent, the own machine included (whoever holds the port while Odoo is down gets the password)
 */
export function parseOrigin(url: string, allowPlainHttp: boolean): string {
  const parsed = URL.parse(url.trim());
  if (parsed === null) throw urlInvalid();
  if (parsed.username !== '' || parsed.password !== '') throw urlInvalid();
  if (parsed.protocol === 'http:' && !allowPlainHttp) throw plainHttpRefused(parsed.origin);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') throw urlInvalid();
  return parsed.origin;
}
