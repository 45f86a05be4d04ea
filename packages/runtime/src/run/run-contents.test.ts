import type { StoredContent } from '@fcc/contracts'
import { labelSet } from '@fcc/governance'
import { memoryStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { createReferenceDataReader } from '../reference-data/read-reference-data.ts'
import { createTenantRecords } from '../store/create-tenant-records.ts'
import { NO_DIGESTS } from '../store/row-digests.ts'
import type { Plain, TenantRecords } from '../store/tenant-records.ts'
import { expectCode } from '../testing/test-runtime.test-support.ts'
import type { ContentVault } from './content-vault.ts'
import { createRunContents } from './run-contents.ts'

/** A vault that marks what it seals, and opens it only in its place. */
const vault: ContentVault = {
  prepare: () => undefined,
  address: (text) => `address of ${text.length} ${text.slice(0, 9)}`,
  seal: (text, { context }) => Buffer.from(`${context}\n${text}`),
  open(stored, { context }) {
    const [place, text] = Buffer.from(stored).toString().split('\n')
    if (place !== context) throw new Error(`${place} opened as ${context}`)
    return text ?? ''
  },
  digest: (text) => text,
  cacheKey: (text) => text,
  shred: async () => false,
}

async function contentsOf(cacheBytes = 1_000) {
  const kept = new Map<string, Plain<StoredContent>>()
  const reads: string[] = []
  const backend = await memoryStore.open({ directory: '' })
  const store: TenantRecords = {
    ...createTenantRecords(await backend.openTenant('riverside'), NO_DIGESTS),
    async readContent(address) {
      reads.push(address)
      return kept.get(address)
    },
  }
  const contents = createRunContents({
    tenant: 'riverside',
    subjects: ['s_1'],
    store,
    vault,
    referenceData: createReferenceDataReader(backend.referenceData),
    cacheBytes,
  })
  const commit = (...addresses: readonly string[]) => {
    const sealed = contents.sealStaged(new Set(addresses))
    for (const each of sealed) kept.set(each.address, each)
    return sealed.map(({ address }) => address)
  }
  return { contents, commit, reads, kept }
}

const draft = (text: string) => ({
  name: 'note',
  text,
  mediaType: 'text/plain' as const,
  labels: labelSet({ categories: ['phi'] }),
  producedBy: 'run1/draft/1',
})

describe('the content of a run', () => {
  it('is at hand once it was staged, with what its reference says of it', async () => {
    const { contents, reads } = await contentsOf()
    const reference = contents.stage(draft('größe'))
    expect(reference).toMatchObject({ name: 'note', bytes: 7, subjects: ['s_1'] })
    expect(contents.read(reference)).toBe('größe')
    expect(reads).toEqual([])
  })

  it('is sealed when it is wanted, and forgotten when nobody wants it', async () => {
    const { contents, commit, kept } = await contentsOf()
    const one = contents.stage(draft('one'))
    contents.stage(draft('two'))
    expect(commit(one.address)).toEqual([one.address])
    expect(commit(one.address)).toEqual([])
    expect([...kept.values()][0]).toMatchObject({ bytes: 3, mediaType: 'text/plain' })
    expect(Buffer.from(kept.get(one.address)?.sealed ?? []).toString()).toContain(
      `riverside/content/${one.address}`,
    )
  })

  it('is read back from the store when it is not at hand, and opened in its own place', async () => {
    const { contents, commit, reads } = await contentsOf()
    const reference = contents.stage(draft('one'))
    commit(reference.address)
    contents.close()
    expect(await contents.read(reference)).toBe('one')
    expect(contents.read(reference)).toBe('one')
    expect(reads).toEqual([reference.address])
  })

  it('keeps no more at hand than it may, the newest of it, and never releases what is staged', async () => {
    const { contents, commit, reads } = await contentsOf(40)
    const first = contents.stage(draft('first '.repeat(2)))
    const second = contents.stage(draft('second'.repeat(2)))
    expect(contents.read(first)).toBe('first first ')
    commit(first.address, second.address)
    contents.stage(draft('third '.repeat(2)))
    expect(await contents.read(first)).toBe('first first ')
    expect(reads).toEqual([first.address])
  })

  it('that the store has lost is an error that names it', async () => {
    const { contents } = await contentsOf()
    const reference = contents.stage(draft('one'))
    contents.close()
    const error = await expectCode('FCC_CONTENT_MISSING', () => contents.read(reference))
    expect(error.why).toContain('note')
  })
})
