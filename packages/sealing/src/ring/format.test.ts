import { expect, it } from 'vitest'
import { createMapControlStore } from '../fixtures/map-control-store.ts'
import { sealedByVersion1 as kept } from '../fixtures/sealed-by-version-1.ts'
import { createEnvironmentMasterKey } from '../master-key/environment-master-key.ts'
import { createKeyRing } from './key-ring.ts'

async function openKeptRing() {
  const control = createMapControlStore()
  const { tenant, masterKeyId } = kept
  for (const { kind, name, wrapped } of kept.keys) {
    const bytes = Buffer.from(wrapped, 'hex')
    await control.putKey({ tenant, kind, name, masterKeyId, wrapped: bytes, createdAt: '2026' })
  }
  const masterKey = createEnvironmentMasterKey(kept.masterKey)
  return createKeyRing({ masterKey, control, tenant, now: () => 0 })
}

it('what version 1 sealed opens, and has the same names, addresses and digests as then', async () => {
  const ring = await openKeptRing()
  const { subjects, context } = kept
  const plain = await ring.open(Buffer.from(kept.sealed, 'hex'), { subjects, context })
  expect(Buffer.from(plain).toString()).toBe(kept.plain)
  expect(await ring.subjectReference(kept.subjectId)).toBe(subjects[0])
  expect(await ring.address(plain, subjects)).toBe(kept.address)
  expect(await ring.keyedDigest('key')).toBe(kept.digestOfKey)
})
