import { X509Certificate } from 'node:crypto';
import { tlsUntrusted } from './connection-problems.ts';
import type { TlsFault } from './errors.ts';

/** Options of a TLS connection that verifies its server. */
export interface TrustedTls {
  readonly rejectUnauthorized: true;
  readonly minVersion: 'TLSv1.2';
  readonly ca?: string;
}

/**
 * Encryption that cannot be loosened: spelled out, so that NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing.
 * @param certificateAuthority PEM; where given it is the only authority that is trusted
 * @throws OdooError `tls_untrusted` when the authority is no PEM certificate
 */
export function trustedTls(origin: string, certificateAuthority: string | undefined): TrustedTls {
  const options: TrustedTls = { rejectUnauthorized: true, minVersion: 'TLSv1.2' };
  if (certificateAuthority === undefined) return options;
  if (!isCertificate(certificateAuthority)) throw tlsUntrusted(origin, 'bad-authority-file');
  return { ...options, ca: certificateAuthority };
}

/** What an error code of Node's TLS means; undefined when it is no TLS error. */
export function tlsFault(code: string): TlsFault | undefined {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'out-of-date';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'other-name';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'unknown-authority';
    default:
      if (/^(UNABLE_TO_|CERT_|INVALID_CA|PATH_LENGTH)/.test(code)) return 'unknown-authority';
      return /^(ERR_SSL_|ERR_TLS_|EPROTO$)/.test(code) ? 'no-tls' : undefined;
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
