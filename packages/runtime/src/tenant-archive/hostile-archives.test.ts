import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { type Headers, pack } from 'tar-stream'
import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_ARCHIVE_LIMITS } from '../config/archive-limits.ts'
import { tenantConfig } from '../config/tenant-config.ts'
import { newBackupKey } from '../store-care/backup-keys.ts'
import { expectCode, temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { checkedConfig, keyOf } from './check-archive.ts'
import { type ArchiveManifest, CONFIG, MANIFEST, manifestText, RECORDS } from './manifest.ts'
import { readArchive } from './read-archive.ts'

const DAMAGED = 'FCC_TENANT_ARCHIVE_DAMAGED'
const receiver = { passphrase: 'correct horse battery staple' }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

interface Thing {
  readonly path: string
  readonly text: string
}

const config = JSON.stringify({
  ...tenantConfig('lakeside', {}, '/srv/fcc.yaml'),
  personas: { sources: ['documents/0'], includeCore: true },
})
const plain: readonly Thing[] = [
  { path: CONFIG, text: config },
  { path: 'documents/0/persona.yaml', text: 'persona: OWN\n' },
  { path: RECORDS, text: 'records' },
]

function manifestOf(things: readonly Thing[]): ArchiveManifest {
  const entries = things.map(({ path, text }) => ({
    ...{ path, bytes: Buffer.byteLength(text), sha256: sha256(text) },
  }))
  return {
    ...{ format: 'fcc-tenant', version: 1, tenant: 'lakeside', at: '2026-12-01T00:00:00.000Z' },
    ...{ by: 'ada', directory: 1, keys: { kind: 'none' }, entries },
  }
}

/** An archive as somebody might make it who is not held to anything. */
async function archiveOf(
  things: readonly (Thing & Partial<Pick<Headers, 'type' | 'linkname' | 'size'>>)[],
  manifest: unknown = manifestOf(things),
): Promise<string> {
  const file = join(temporaryFolder(), 'archive')
  const tar = pack()
  const written = pipeline(tar, createWriteStream(file))
  written.catch(() => undefined)
  for (const { path, text, ...header } of [
    { path: MANIFEST, text: typeof manifest === 'string' ? manifest : JSON.stringify(manifest) },
    ...things,
  ]) {
    const entry = tar.entry({ name: path, size: Buffer.byteLength(text), ...header })
    if (header.type && header.type !== 'file') continue
    const ended = once(entry, 'finish')
    entry.end(text)
    await ended
  }
  tar.finalize()
  await written
  return file
}

describe('an archive', () => {
  it.each([
    ['archive_documents', { documents: 0 }],
    ['archive_document_bytes', { documentBytes: 3 }],
    ['archive_text_bytes', { textBytes: 20 }],
    ['archive_name_bytes', { nameBytes: 5 }],
    ['archive_depth', { depth: 2 }],
  ])('is bounded by limits.%s, which its refusal names', async (name, changed) => {
    const file = await archiveOf(plain)
    const limits = { ...DEFAULT_ARCHIVE_LIMITS, ...changed }
    const { why } = await expectCode(DAMAGED, () => readArchive(file, undefined, limits))
    expect(why).toContain(`limits.${name}`)
  })

  it('is read as it was made', async () => {
    const { manifest, config: text } = await readArchive(await archiveOf(plain))
    expect([manifest.tenant, text]).toEqual(['lakeside', config])
    expect(checkedConfig('a', manifest, text).personas.sources).toEqual(['documents/0'])
  })

  const document = (path: string): readonly Thing[] =>
    plain.map((each, index) => (index === 1 ? { ...each, path } : each))
  it.each([
    '../escaped.yaml',
    'documents/0/../../../escaped.yaml',
    '/etc/escaped.yaml',
    'documents//escaped.yaml',
    'documents/0/./escaped.yaml',
    'documents/0/..\\escaped.yaml',
    'documents/0/C:escaped.yaml',
    'documents/0/con.\u202eyaml',
    'documents/0/line\nbreak.yaml',
    'documents/0/dots..',
    'documents/x/escaped.yaml',
    'documents/0/',
    'documents',
    `documents/0/${'x'.repeat(201)}`,
    `documents/0/${'d/'.repeat(40)}x`,
    MANIFEST,
  ])('with a document at %j writes nothing', async (path) => {
    const file = await archiveOf(document(path))
    const into = join(temporaryFolder(), 'into')
    await expectCode(DAMAGED, () => readArchive(file, into))
    expect(existsSync(into)).toBe(false)
    expect(existsSync(join(into, '..', 'escaped.yaml'))).toBe(false)
  })

  const [first, second, last] = plain as readonly [Thing, Thing, Thing]
  it.each<readonly [string, () => Promise<string>]>([
    [
      'a link',
      () =>
        archiveOf([first, { ...second, text: '', type: 'symlink', linkname: '/etc/passwd' }, last]),
    ],
    [
      'a hard link',
      () => archiveOf([first, { ...second, text: '', type: 'link', linkname: MANIFEST }, last]),
    ],
    ['a folder', () => archiveOf([first, { ...second, text: '', type: 'directory' }, last])],
    ['a device', () => archiveOf([first, { ...second, text: '', type: 'character-device' }, last])],
    ['one thing twice', () => archiveOf([first, second, second, last])],
    [
      'two names that are one',
      () => archiveOf([first, second, { ...second, path: 'documents/0/PERSONA.yaml' }, last]),
    ],
    [
      'a document in the place of a folder',
      () => archiveOf([first, second, { ...second, path: 'documents/0/persona.yaml/x' }, last]),
    ],
    [
      'more than its manifest says',
      () =>
        archiveOf(
          [first, second, last, { path: 'documents/0/more', text: 'x' }],
          manifestOf(plain),
        ),
    ],
    ['less than its manifest says', () => archiveOf([first, last], manifestOf(plain))],
    ['things in another order', () => archiveOf([second, first, last], manifestOf(plain))],
    [
      'other bytes than its manifest says',
      () => archiveOf([first, { ...second, text: 'persona: OWL\n' }, last], manifestOf(plain)),
    ],
    [
      'another configuration',
      () =>
        archiveOf(
          [{ ...first, text: config.replace('lakeside', 'riversid') }, second, last],
          manifestOf(plain),
        ),
    ],
    ['a manifest that is none', () => archiveOf(plain, '{')],
    ['a manifest of another version', () => archiveOf(plain, { ...manifestOf(plain), version: 2 })],
    ['a manifest with more in it', () => archiveOf(plain, { ...manifestOf(plain), run: 'x' })],
    ['a manifest of many megabytes', () => archiveOf(plain, ' '.repeat(5 * 1024 * 1024))],
    [
      'sizes beyond all bounds',
      () =>
        archiveOf(plain, {
          ...manifestOf(plain),
          entries: manifestOf(plain).entries.map((each) => ({ ...each, bytes: 2 ** 52 })),
        }),
    ],
    [
      'no manifest',
      async () => {
        const file = await archiveOf(plain)
        const bytes = readFileSync(file)
        writeFileSync(file, bytes.subarray(1024 + 512))
        return file
      },
    ],
  ])('with %s is refused', async (_, make) => {
    const into = join(temporaryFolder(), 'into')
    const file = await make()
    await expectCode(DAMAGED, () => readArchive(file))
    await expectCode(DAMAGED, () => readArchive(file, into))
    const left = existsSync(into) ? readdirSync(into, { recursive: true }) : []
    expect(left.map(String).filter((path) => path.includes('passwd'))).toEqual([])
  })

  it('whose configuration is of another tenant, or names files of the host, is refused', async () => {
    for (const changed of [
      { ...JSON.parse(config), id: 'riverside' },
      { ...JSON.parse(config), governance: { constitutions: ['/etc/passwd'], qualityGates: [] } },
      { ...JSON.parse(config), personas: { sources: ['documents/0/../../..'], includeCore: true } },
      { ...JSON.parse(config), namespace: 'no iri' },
    ]) {
      const things = [{ path: CONFIG, text: JSON.stringify(changed) }, second, last]
      const { manifest, config: text } = await readArchive(await archiveOf(things))
      await expectCode(DAMAGED, () => checkedConfig('a', manifest, text))
    }
  })
})

describe('an archive that somebody changed', () => {
  let bytes: Buffer
  let whole: string
  let key: ReturnType<typeof newBackupKey>
  beforeAll(async () => {
    key = newBackupKey(receiver)
    if (!key) throw new Error('there is no key')
    const manifest: ArchiveManifest = { ...manifestOf(plain), keys: key.keysFor }
    const signed = key.sign(manifestText(manifest))
    whole = JSON.stringify({ ...manifest, signed })
  })

  it('in any one byte, or cut anywhere, is read as it was, not at all, or not believed', async () => {
    const file = await archiveOf(plain, JSON.parse(whole))
    bytes = readFileSync(file)
    const target = join(temporaryFolder(), 'changed')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, mask, isCut) => {
          const changed = Buffer.from(bytes)
          changed[at] = (changed[at] ?? 0) ^ mask
          writeFileSync(target, isCut ? bytes.subarray(0, at) : changed)
          const read = await readArchive(target).catch((error: unknown) => error)
          if (read instanceof Error) {
            expect(read).toMatchObject({ code: DAMAGED })
            return
          }
          const { manifest, config: text } = read as Awaited<ReturnType<typeof readArchive>>
          // What nothing depends on may differ; what was signed, and what it says, may not.
          if (key?.sign(manifestText(manifest)) !== manifest.signed) {
            await expectCode('FCC_TENANT_ARCHIVE_KEY', () => keyOf('a', manifest, receiver))
            return
          }
          expect(text).toBe(config)
        },
      ),
      // The signature itself is in no digest: it is read, and not believed.
      { numRuns: 60, examples: [[bytes.indexOf(JSON.parse(whole).signed) + 3, 1, false]] },
    )
  })

  it('and says so of itself is not believed without its key', async () => {
    const { manifest } = await readArchive(await archiveOf(plain, JSON.parse(whole)))
    expect(keyOf('a', manifest, receiver)).toBeDefined()
    for (const changed of [
      { ...manifest, by: 'eve' },
      { ...manifest, entries: manifestOf([first(), ...plain.slice(1)]).entries },
      { ...manifest, signed: undefined },
    ]) {
      await expectCode('FCC_TENANT_ARCHIVE_KEY', () => keyOf('a', changed, receiver))
    }
  })
})

/** The configuration with a role more. */
function first(): Thing {
  return { path: CONFIG, text: config.replace('"includeCore":true', '"includeCore":false') }
}
