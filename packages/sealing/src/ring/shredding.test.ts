import { beforeEach, describe, expect, it } from 'vitest'
import { rejectionCode, thrownCode } from '../fixtures/error-code.ts'
import {
  createMapControlStore,
  keyNameOf,
  type MapControlStore,
} from '../fixtures/map-control-store.ts'
import { createMemoryMasterKey } from '../master-key/memory-master-key.ts'
import { createKeyRing, type KeyRing, type KeyRingOptions } from './key-ring.ts'

const note = Buffer.from('a note')
const shredded = 'FCC_SEALING_SHREDDED'

let now: number
let control: MapControlStore
let options: KeyRingOptions
let ring: KeyRing
let patient: string
let clinician: string

beforeEach(async () => {
  now = 1_000_000
  control = createMapControlStore()
  const masterKey = createMemoryMasterKey()
  options = { masterKey, control, tenant: 'riverside', now: () => now, keyCacheMs: 500 }
  ring = createKeyRing(options)
  patient = await ring.subjectReference('MRN 00427')
  clinician = await ring.subjectReference('clinician 7')
})

describe('shredding a subject', () => {
  it('makes everything sealed under its key unopenable, at once', async () => {
    const place = { subjects: [patient], context: 'note' }
    const sealed = await ring.seal(note, place)
    expect(await ring.shred(patient, 'privacy officer')).toBe(true)
    expect(await rejectionCode(ring.open(sealed, place))).toBe(shredded)
    expect(await rejectionCode(createKeyRing(options).open(sealed, place))).toBe(shredded)
    expect(control.keys.has(keyNameOf('riverside', 'data', patient))).toBe(false)
  })

  it('makes what belongs to it and to others unopenable too', async () => {
    const place = { subjects: [clinician, patient], context: 'note' }
    const sealed = await ring.seal(note, place)
    await ring.shred(clinician, 'privacy officer')
    expect(await rejectionCode(ring.open(sealed, place))).toBe(shredded)
  })

  it('leaves what belongs to others alone', async () => {
    const place = { subjects: [clinician], context: 'note' }
    const sealed = await ring.seal(note, place)
    await ring.prepare([patient])
    await ring.shred(patient, 'privacy officer')
    expect(Buffer.from(await ring.open(sealed, place)).toString()).toBe('a note')
  })

  it('holds at once in every open ring of the process', async () => {
    const other = createKeyRing(options)
    const place = { subjects: [patient, clinician], context: 'note' }
    const sealed = await other.seal(note, place)
    await ring.shred(patient, 'privacy officer')
    expect(await rejectionCode(other.open(sealed, place))).toBe(shredded)
    expect(thrownCode(() => other.sealNow(note, place))).toBe('FCC_SEALING_NOT_PREPARED')
  })

  it('by another process holds here within keyCacheMs', async () => {
    const place = { subjects: [patient], context: 'note' }
    const sealed = await ring.seal(note, place)
    const at = new Date(now).toISOString()
    await control.shred({ tenant: 'riverside', subject: patient, at, by: 'another process' })
    now += 499
    expect(await rejectionCode(ring.open(sealed, place))).toBe('none')
    now += 1
    expect(await rejectionCode(ring.open(sealed, place))).toBe(shredded)
    expect(thrownCode(() => ring.sealNow(note, place))).toBe('FCC_SEALING_NOT_PREPARED')
  })

  it('is noted with who and when', async () => {
    await ring.prepare([patient])
    await ring.shred(patient, 'privacy officer')
    const at = new Date(now).toISOString()
    const erasure = { tenant: 'riverside', subject: patient, at, by: 'privacy officer' }
    expect(await control.listErasures('riverside')).toEqual([erasure])
  })

  it('answers false where there is nothing to shred', async () => {
    expect(await ring.shred(patient, 'me')).toBe(false)
    await ring.prepare([patient])
    expect(await ring.shred(patient, 'me')).toBe(true)
    expect(await ring.shred(patient, 'me')).toBe(false)
  })

  it('is for good: nothing new is sealed or addressed under its name', async () => {
    await ring.prepare([patient])
    await ring.shred(patient, 'privacy officer')
    const sealed = ring.seal(note, { subjects: [patient, clinician], context: 'note' })
    expect(await rejectionCode(sealed)).toBe(shredded)
    expect(await rejectionCode(ring.address(note, [patient]))).toBe(shredded)
    expect(await rejectionCode(ring.prepare([patient]))).toBe(shredded)
  })

  it.each([
    ['its row', false],
    ['its row, in the place of the note of the erasure', true],
  ])(
    'is not undone by somebody who puts the key back while a ring is open: %s',
    async (_, isNoteGone) => {
      const place = { subjects: [patient], context: 'note' }
      const name = keyNameOf('riverside', 'data', patient)
      const sealed = await ring.seal(note, place)
      const key = control.keys.get(name)
      await ring.shred(patient, 'privacy officer')
      if (key) control.keys.set(name, key)
      if (isNoteGone) control.isErased = async () => false
      now += 500
      expect(control.keys.get(name)).toBe(key)
      expect(await rejectionCode(ring.open(sealed, place))).toBe(shredded)
      expect(await rejectionCode(ring.seal(note, place))).toBe(shredded)
      expect(await rejectionCode(ring.prepare([patient]))).toBe(shredded)
    },
  )

  it('by another process holds here where its key is back before it was missed', async () => {
    const place = { subjects: [patient], context: 'note' }
    const name = keyNameOf('riverside', 'data', patient)
    const sealed = await ring.seal(note, place)
    const key = control.keys.get(name)
    const at = new Date(now).toISOString()
    await control.shred({ tenant: 'riverside', subject: patient, at, by: 'another process' })
    if (key) control.keys.set(name, key)
    now += 500
    expect(await rejectionCode(ring.open(sealed, place))).toBe(shredded)
    expect(await rejectionCode(createKeyRing(options).seal(note, place))).toBe(shredded)
  })

  it('is not undone by a key that was being read meanwhile', async () => {
    await ring.prepare([patient])
    const slow = createKeyRing({
      ...options,
      control: {
        ...control,
        async readKey(tenant, kind, name) {
          const key = await control.readKey(tenant, kind, name)
          if (kind === 'data') await ring.shred(patient, 'privacy officer')
          return key
        },
      },
    })
    expect(await rejectionCode(slow.prepare([patient]))).toBe(shredded)
    expect(thrownCode(() => slow.addressNow(note, [patient]))).toBe('FCC_SEALING_NOT_PREPARED')
  })
})
