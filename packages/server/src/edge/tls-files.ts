import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { edgeErrors } from './edge-errors.ts'

/** Where the certificate (with those above it) and its key are, in PEM form. */
export interface TlsFiles {
  readonly certificate: string
  readonly key: string
}

/** What a server of TLS takes. */
export interface TlsContext {
  readonly cert: string
  readonly key: string
  readonly minVersion: 'TLSv1.3'
}

/**
 * Reads both and sees that they can be served: that they belong together, and that the certificate holds now.
 *
 * @throws FccError FCC_TLS_FILE, FCC_TLS_INVALID, FCC_TLS_PAIR, FCC_TLS_TIME
 */
export function readTls(files: TlsFiles, now: number): TlsContext {
  const cert = readText('certificate', files.certificate)
  const key = readText('key', files.key)
  const certificate = parse('certificate', files.certificate, () => new X509Certificate(cert))
  const privateKey = parse('key', files.key, (): KeyObject => createPrivateKey(key))
  if (!certificate.checkPrivateKey(privateKey))
    throw edgeErrors.tlsPair(files.certificate, files.key)
  if (now < Date.parse(certificate.validFrom) || now > Date.parse(certificate.validTo))
    throw edgeErrors.tlsTime(files.certificate, certificate.validFrom, certificate.validTo)
  return { cert, key, minVersion: 'TLSv1.3' }
}

function readText(what: 'certificate' | 'key', file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw edgeErrors.tlsFile(what, file)
  }
}

function parse<T>(what: 'certificate' | 'key', file: string, read: () => T): T {
  try {
    return read()
  } catch {
    throw edgeErrors.tlsInvalid(what, file)
  }
}
