import { X509Certificate } from 'node:crypto';
import { t } from '@vscode/l10n';
import { plainText } from '../common/plain-text.ts';
import { shownDate } from '../common/shown-date.ts';

/** What became of the file: its authorities as PEM, or refused with a sentence that says what to correct. */
type JudgedAuthority =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly sentence: string };

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Judges a file that was chosen as the certificate of an authority: PEM with one or more, or one in DER, as Windows
 * exports them.
 * @param name of the file, for the sentence
 * @param now milliseconds since 1970
 * @returns the certificates of authorities in it that are valid now, as PEM, and nothing else of the file
 */
export function authorityIn(name: string, content: Uint8Array, now: number): JudgedAuthority {
  const file = `“${plainText(name, 80).text}”`;
  const refused = (sentence: string) => ({ ok: false, sentence }) as const;
  const text = new TextDecoder().decode(content);
  if (PRIVATE_KEY.test(text))
    return refused(
      t`${file} holds a private key. It belongs on the server alone, and nothing of it was kept. Ask whoever runs this Odoo for the certificate of the authority: that holds no key.`,
    );
  const certificates = certificatesIn(text, content);
  const [first] = certificates;
  if (first === undefined)
    return refused(
      t`${file} is no certificate, or it is damaged. Ask whoever runs this Odoo for the certificate of the authority: a file that ends in .pem, .crt or .cer.`,
    );
  const authorities = certificates.filter(({ ca }) => ca);
  const [authority] = authorities;
  if (authority === undefined)
    return refused(
      t`${file} is the certificate of a server, ${nameOf(first)}, and not that of the authority that signed it. Ask whoever runs this Odoo for the certificate of the authority.`,
    );
  const valid = authorities.filter(
    (each) => now >= Date.parse(each.validFrom) && now <= Date.parse(each.validTo),
  );
  if (valid.length > 0) return { ok: true, value: valid.map((each) => each.toString()).join('') };
  const until = Date.parse(authority.validTo);
  const called = nameOf(authority);
  return refused(
    now > until
      ? t`The certificate of ${called} in ${file} expired on ${dayOf(until)}. Ask whoever runs this Odoo for the certificate of the authority that is valid now.`
      : t`The certificate of ${called} in ${file} is not valid before ${dayOf(Date.parse(authority.validFrom))}. Check the clock of this computer, or ask whoever runs this Odoo for another one.`,
  );
}

/** "“Lindenhof authority”", or several. @param pem what was judged to be good */
export function authorityNames(pem: string): string {
  return certificatesIn(pem, new Uint8Array()).map(nameOf).join(', ');
}

function certificatesIn(text: string, bytes: Uint8Array): readonly X509Certificate[] {
  const inText = text.match(CERTIFICATE) ?? [];
  return (inText.length > 0 ? inText : [bytes]).flatMap((each) => certificateOf(each) ?? []);
}

function certificateOf(encoded: string | Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(encoded);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** What a certificate is made out to, as it calls itself. */
function nameOf({ subject, fingerprint256 }: X509Certificate): string {
  const { name } = /^(?:CN|O)=(?<name>.+)$/m.exec(subject)?.groups ?? {};
  return `“${plainText(name ?? fingerprint256, 80).text}”`;
}

function dayOf(time: number): string {
  return shownDate(new Date(time).toISOString().slice(0, 10));
}
