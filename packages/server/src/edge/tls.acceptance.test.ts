import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTls } from './tls-files.ts'
import { keepTls } from './tls-reload.ts'

/** Debian's; CI installs it. */
const OPENSSL = 'openssl'
const now = Date.now()
let folder: string
const at = (name: string): string => join(folder, name)
const pair = (name: string) => ({ certificate: at(`${name}.pem`), key: at(`${name}.key`) })

/** A pair as an authority would give it, made by OpenSSL. */
function make(name: string): void {
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1']
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30']
  const files = ['-keyout', pair(name).key, '-out', pair(name).certificate]
  execFileSync(OPENSSL, ['req', '-x509', ...kind, ...subject, ...files], { stdio: 'ignore' })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-tls-'))
  for (const name of ['first', 'second']) make(name)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The name in the certificate that is served now. */
async function served(port: number, version: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3'): Promise<string> {
  const socket: TLSSocket = connect({
    port,
    host: '127.0.0.1',
    rejectUnauthorized: false,
    minVersion: version,
    maxVersion: version,
  })
  try {
    await once(socket, 'secureConnect')
    return String(socket.getPeerCertificate().subject.CN)
  } finally {
    socket.destroy()
  }
}

describe('a certificate', () => {
  it('is read with its key, for TLS 1.3 alone', () => {
    expect(readTls(pair('first'), now)).toMatchObject({
      minVersion: 'TLSv1.3',
      cert: expect.stringContaining('BEGIN CERTIFICATE'),
    })
  })

  it.each([
    ['FCC_TLS_FILE', 'missing', 'first', now],
    ['FCC_TLS_PAIR', 'first', 'second', now],
    ['FCC_TLS_TIME', 'first', 'first', now + 31 * 86_400_000],
    ['FCC_TLS_TIME', 'first', 'first', now - 86_400_000],
  ])('that cannot be served is %s (certificate %s, key %s)', (code, certificate, key, time) => {
    const files = { certificate: pair(certificate).certificate, key: pair(key).key }
    expect(() => readTls(files, time)).toThrow(expect.objectContaining({ code }))
  })

  it('that is no certificate, or a key that is no key, is told by its file', () => {
    writeFileSync(at('text'), 'no certificate')
    const { certificate, key } = pair('first')
    for (const files of [
      { certificate: at('text'), key },
      { certificate, key: at('text') },
    ])
      expect(() => readTls(files, now)).toThrow(
        expect.objectContaining({
          code: 'FCC_TLS_INVALID',
          why: expect.stringContaining(at('text')),
        }),
      )
  })

  it('is taken without a restart once it is renewed, and a broken one changes nothing', async () => {
    const live = pair('live')
    const take = (name: string): void => {
      for (const which of ['certificate', 'key'] as const) {
        copyFileSync(pair(name)[which], `${live[which]}.new`)
        renameSync(`${live[which]}.new`, live[which])
      }
    }
    take('first')
    const server = createServer({ ...readTls(live, now) }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const refused: unknown[] = []
    const options = {
      clock: () => now,
      everyMs: 50,
      onRefused: (error: unknown) => refused.push(error),
    }
    const tls = keepTls(server, live, options)
    try {
      expect(await served(port)).toBe('first')
      await expect(served(port, 'TLSv1.2')).rejects.toThrow()
      take('second')
      await expect.poll(() => served(port), { timeout: 30_000 }).toBe('second')
      writeFileSync(live.certificate, 'no certificate')
      tls.reload()
      expect(refused.at(-1)).toMatchObject({ code: 'FCC_TLS_INVALID' })
      expect(await served(port)).toBe('second')
    } finally {
      tls.close()
      server.close()
    }
  })
})
