import type { WrappedKey } from '@fcc/contracts'
import { beforeEach, describe, expect, it } from 'vitest'
import { rejectionCode } from '../fixtures/error-code.ts'
import {
  createMapControlStore,
  keyNameOf,
  type MapControlStore,
} from '../fixtures/map-control-store.ts'
import { createMemoryMasterKey } from '../master-key/memory-master-key.ts'
import { createKeyRing, type KeyRingOptions } from './key-ring.ts'

let control: MapControlStore
let options: KeyRingOptions
let patient: string
let clinician: string

beforeEach(async () => {
  control = createMapControlStore()
  options = { masterKey: createMemoryMasterKey(), control, tenant: 'riverside', now: () => 0 }
  const ring = createKeyRing(options)
  patient = await ring.subjectReference('MRN 00427')
  clinician = await ring.subjectReference('clinician 7')
  await ring.prepare([patient, clinician])
})

const keyOf = (subject: string) =>
  control.keys.get(keyNameOf('riverside', 'data', subject)) as WrappedKey

describe('a wrapped key', () => {
  it('is not taken for another subject’s, whoever moved it', async () => {
    control.keys.set(keyNameOf('riverside', 'data', clinician), keyOf(patient))
    const prepared = createKeyRing(options).prepare([clinician])
    expect(await rejectionCode(prepared)).toBe('FCC_SEALING_KEY_DAMAGED')
  })

  it('is not taken for another tenant’s', async () => {
    const index = control.keys.get(keyNameOf('riverside', 'index', 'index')) as WrappedKey
    control.keys.set(keyNameOf('lakeside', 'index', 'index'), { ...index, tenant: 'lakeside' })
    const ready = createKeyRing({ ...options, tenant: 'lakeside' }).ready()
    expect(await rejectionCode(ready)).toBe('FCC_SEALING_KEY_DAMAGED')
  })

  it('is not used when any byte of it was changed', async () => {
    const key = keyOf(patient)
    for (let index = 0; index < key.wrapped.length; index += 1) {
      const wrapped = Uint8Array.from(key.wrapped)
      wrapped[index] = (wrapped[index] ?? 0) ^ 0x80
      control.keys.set(keyNameOf('riverside', 'data', patient), { ...key, wrapped })
      const prepared = createKeyRing(options).prepare([patient])
      expect(await rejectionCode(prepared)).toBe('FCC_SEALING_KEY_DAMAGED')
    }
  })

  it('names the master key that it needs when that is another', async () => {
    const ring = createKeyRing({ ...options, masterKey: createMemoryMasterKey() })
    expect(await rejectionCode(ring.ready())).toBe('FCC_SEALING_WRONG_MASTER_KEY')
    expect(await rejectionCode(ring.prepare([patient]))).toBe('FCC_SEALING_WRONG_MASTER_KEY')
    expect(await rejectionCode(ring.signingKey())).toBe('none')
  })

  it('never shows a key in the control store', async () => {
    const ring = createKeyRing(options)
    const { privateKey } = await ring.signingKey()
    const der = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
    for (const { wrapped } of control.keys.values()) {
      expect(Buffer.from(wrapped).includes(der)).toBe(false)
    }
  })
})
