import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SPOKEN } from '../providers.test-support.ts'
import { createModelServer } from '../server/model-server.ts'
import type { Asked } from './asking-child.test-support.ts'
import { certificateText, type TestCertificate } from './certificates.test-support.ts'
import { startSecureServer } from './secure-server.test-support.ts'

const child = fileURLToPath(new URL('./asking-child.test-support.ts', import.meta.url))

const said: Readonly<Record<TestCertificate, string>> = {
  good: '',
  expired: 'its certificate has expired (TLS)',
  early: 'its certificate is not valid yet: see the clock of this machine (TLS)',
  elsewhere: 'its certificate is for another name (TLS)',
  own: 'this machine trusts nobody who vouches for its certificate (TLS)',
}

describe('a server that speaks TLS, before a process that trusts its authority', () => {
  it('is asked where its certificate is good, and nobody else: each has its failure in plain words', {
    timeout: 120_000,
  }, async () => {
    const models = await createModelServer({ respond: () => ({ text: 'Four beds.' }) })
    onTestFinished(() => models.close())
    const certificates = Object.keys(said) as TestCertificate[]
    const addresses = new Map<string, TestCertificate>()
    for (const certificate of certificates) {
      const server = await startSecureServer(certificate, models.baseUrl)
      onTestFinished(() => server.close())
      addresses.set(server.baseUrl, certificate)
    }
    const folder = mkdtempSync(join(tmpdir(), 'fcc-trust-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const trusted = join(folder, 'authority.pem')
    writeFileSync(trusted, certificateText('authority'))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=source', '--no-warnings', child, ...addresses.keys()],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted } },
    )
    const asked = JSON.parse(stdout) as readonly Asked[]
    expect(asked).toHaveLength(SPOKEN.length * 2 * certificates.length)
    for (const { kind, address, way, came, why } of asked) {
      const certificate = addresses.get(address) ?? 'own'
      const where = [kind, certificate, way]
      expect([...where, came]).toEqual([
        ...where,
        certificate === 'good' ? 'Four beds.' : 'unreachable',
      ])
      expect([...where, why]).toEqual([...where, expect.stringContaining(said[certificate])])
    }
    // Nothing was sent to those whom nobody vouches for.
    expect(models.received).toHaveLength(SPOKEN.length * 2)
    console.log(`certificates: ${asked.length} cases, each with its typed outcome`)
  })
})
