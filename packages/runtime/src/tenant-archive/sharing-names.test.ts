import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { tenantConfig } from '../config/tenant-config.ts'
import {
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { documentsOf } from './documents.ts'
import { type ArchiveManifest, CONFIG, RECORDS } from './manifest.ts'
import { measured, writeArchive } from './write-archive.ts'

const DOCUMENT = 'FCC_TENANT_ARCHIVE_DOCUMENT'

function configOf(folder: string) {
  return tenantConfig('lakeside', { personas: { sources: [folder] } }, join(folder, 'fcc.yaml'))
}

describe('an export of what nobody could import', () => {
  it.each([
    ['composed and decomposed', 'caf\u00e9.yaml', 'cafe\u0301.yaml'],
    ['upper and lower case', 'NOTES.yaml', 'notes.yaml'],
  ])('is refused: documents whose names differ by %s', async (_, one, other) => {
    const folder = temporaryFolder()
    for (const name of [one, other]) writeFileSync(join(folder, name), '')
    // Where they are one name already there is nothing to tell apart.
    if (readdirSync(folder).length < 2) return
    const { why } = await expectCode(DOCUMENT, () => documentsOf(configOf(folder)))
    expect(why).toContain('that of another document')
  })

  it('is refused: a document that is written to while it is read, and no archive is left', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'own.yaml')
    writeFileSync(file, 'before')
    const parts = [
      { path: CONFIG, text: '{}' },
      { path: 'documents/0/own.yaml', file },
      { path: RECORDS, text: '' },
    ] as const
    const entries = await Promise.all(parts.map(measured))
    const manifest: ArchiveManifest = {
      ...{ format: 'fcc-tenant', version: 1, tenant: 'lakeside', at: '2026-12-01T00:00:00.000Z' },
      ...{ by: 'ada', directory: 1, keys: { kind: 'none' }, entries },
    }
    const target = temporaryFolder()
    await writeArchive(join(target, 'whole'), manifest, parts)
    for (const text of ['behind', 'and longer']) {
      writeFileSync(file, text)
      await expectCode(DOCUMENT, () => writeArchive(join(target, 'cut'), manifest, parts))
    }
    expect(readdirSync(target)).toEqual(['whole'])
  })

  it('is refused before anything is written: a configuration larger than it may be', async () => {
    const archives = { ...DEFAULT_LIMITS.archives, textBytes: 100 }
    const runtime = await openRuntime({
      ...{ store: 'sqlite', directory: temporaryFolder() },
      config: { limits: { ...DEFAULT_LIMITS, archives } },
    })
    const folder = temporaryFolder()
    const { publicKey } = generateKeyPairSync('x25519')
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const { why } = await expectCode(DOCUMENT, () =>
      runtime.tenants.export('riverside', grace, { file: join(folder, 'archive'), pem }),
    )
    expect(why).toContain('limits.archive_text_bytes')
    expect(readdirSync(folder)).toEqual([])
    const entries = await runtime.tenant('riverside').as(grace).entries({ limit: 100 })
    expect(entries.map(({ entry }) => entry?.type)).not.toContain('fcc.tenant.exported')
  })
})
