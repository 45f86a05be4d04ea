import { beforeEach, describe, expect, it } from 'vitest'
import { rejectionCode } from '../fixtures/error-code.ts'
import {
  createMapControlStore,
  keyNameOf,
  type MapControlStore,
} from '../fixtures/map-control-store.ts'
import { findMasterKey } from '../master-key/find-master-key.ts'
import { createMemoryMasterKey } from '../master-key/memory-master-key.ts'
import { withKnownKeys } from '../master-key/with-known-keys.ts'
import { createKeyRing, type KeyRing, type KeyRingOptions } from './key-ring.ts'
import { countKeys, rotateKeys, wrapsNow } from './rotate-keys.ts'

const note = Buffer.from('a note')
const day = 24 * 3600 * 1000

let now: number
let control: MapControlStore
let options: KeyRingOptions
let ring: KeyRing
let patient: string
let clinician: string

beforeEach(async () => {
  now = 1_700_000_000_000
  control = createMapControlStore()
  const masterKey = createMemoryMasterKey()
  options = { masterKey, control, tenant: 'riverside', now: () => now }
  ring = createKeyRing(options)
  patient = await ring.subjectReference('MRN 00427')
  clinician = await ring.subjectReference('clinician 7')
})

const textOf = async (sealed: Uint8Array, subjects: readonly string[], by = ring) =>
  Buffer.from(await by.open(sealed, { subjects, context: 'note' })).toString()
const rotateData = (by: KeyRingOptions = options) =>
  rotateKeys(by, { master: false, dataBefore: now })

describe('rotating data keys', () => {
  it('leaves what was sealed before open, and every address as it is', async () => {
    const place = { subjects: [patient, clinician], context: 'note' }
    const before = await ring.seal(note, place)
    const address = await ring.address(note, place.subjects)
    for (let times = 0; times < 3; times += 1) {
      now += day
      expect(await rotateData()).toMatchObject({ keys: 3, renewed: 2, rewrapped: 0 })
      const again = createKeyRing(options)
      expect(await textOf(before, place.subjects, again)).toBe('a note')
      expect(await again.address(note, place.subjects)).toBe(address)
      const after = await again.seal(note, place)
      expect(await textOf(after, place.subjects, again)).toBe('a note')
      expect(await textOf(after, place.subjects)).toBe('a note')
    }
  })

  it('seals under the new version from then on, and not under the old one', async () => {
    const place = { subjects: [patient], context: 'note' }
    const row = keyNameOf('riverside', 'data', patient)
    const first = await ring.seal(note, place)
    const old = control.keys.get(row)
    now += day
    await rotateData()
    const second = await createKeyRing(options).seal(note, place)
    expect([first[0], second[0]]).toEqual([1, 2])
    if (old) control.keys.set(row, old)
    const rolledBack = createKeyRing(options)
    expect(await textOf(first, [patient], rolledBack)).toBe('a note')
    const opening = rolledBack.open(second, place)
    expect(await rejectionCode(opening)).toBe('FCC_SEALING_VERSION_MISSING')
  })

  it('gives keys of different subjects versions of their own', async () => {
    await ring.prepare([patient])
    now += day
    await rotateData()
    const place = { subjects: [clinician, patient], context: 'note' }
    const mixed = await createKeyRing(options).seal(note, place)
    now += day
    await rotateData()
    expect(await textOf(mixed, place.subjects, createKeyRing(options))).toBe('a note')
  })

  it('does not do again what was done when it is run again', async () => {
    await ring.prepare([patient])
    await ring.prepare([clinician])
    now += day
    const began = now
    const stopping = new AbortController()
    const cut = rotateKeys(options, {
      ...{ master: false, dataBefore: began, page: 1, signal: stopping.signal },
      onProgress: () => stopping.abort(),
    })
    await expect(cut).rejects.toThrow()
    now += 1
    expect((await rotateKeys(options, { master: false, dataBefore: began })).renewed).toBe(1)
    expect((await rotateKeys(options, { master: false, dataBefore: began })).renewed).toBe(0)
  })

  it('loses nothing where two do it at the same time', async () => {
    const place = { subjects: [patient], context: 'note' }
    const sealed = await ring.seal(note, place)
    now += day
    const results = await Promise.all([rotateData(), rotateData()])
    expect(results.map(({ renewed }) => renewed).sort()).toEqual([0, 1])
    expect(await textOf(sealed, [patient], createKeyRing(options))).toBe('a note')
  })

  it('is followed by a ring that had the keys before', async () => {
    const place = { subjects: [patient], context: 'note' }
    await ring.seal(note, place)
    now += day
    await rotateData()
    const other = createKeyRing(options)
    const under2 = await other.seal(note, place)
    expect(await textOf(under2, [patient])).toBe('a note')
    now += 6000
    expect((await ring.seal(note, place))[0]).toBe(2)
  })

  it('leaves every version unopenable once the subject is shredded', async () => {
    const place = { subjects: [patient], context: 'note' }
    const sealed = [await ring.seal(note, place)]
    for (let times = 0; times < 2; times += 1) {
      now += day
      await rotateData()
      sealed.push(await createKeyRing(options).seal(note, place))
    }
    await ring.shred(patient, 'privacy officer')
    expect((await rotateData()).renewed).toBe(0)
    for (const each of sealed) {
      const opening = createKeyRing(options).open(each, place)
      expect(await rejectionCode(opening)).toBe('FCC_SEALING_SHREDDED')
    }
    expect([...control.keys.keys()].some((name) => name.includes(patient))).toBe(false)
  })

  it('gives no version to a key that somebody put back after it was shredded', async () => {
    await ring.prepare([patient])
    const row = keyNameOf('riverside', 'data', patient)
    const key = control.keys.get(row)
    await ring.shred(patient, 'privacy officer')
    if (key) control.keys.set(row, key)
    now += day
    expect((await rotateData()).renewed).toBe(0)
    const aged = createKeyRing({ ...options, rotateAfterMs: day })
    expect(await rejectionCode(aged.seal(note, { subjects: [patient], context: 'note' }))).toBe(
      'FCC_SEALING_SHREDDED',
    )
    expect(control.keys.get(row)).toBe(key)
  })

  it('happens by itself to a key that seals and is older than it may be', async () => {
    const rotated: string[] = []
    const aged = createKeyRing({
      ...options,
      rotateAfterMs: 30 * day,
      onRotated: async (subject) => void rotated.push(subject),
    })
    const place = { subjects: [patient], context: 'note' }
    expect((await aged.seal(note, place))[0]).toBe(1)
    now += 30 * day - 1
    expect((await aged.seal(note, place))[0]).toBe(1)
    expect(rotated).toEqual([])
    now += 6000
    const under2 = await aged.seal(note, place)
    expect(under2[0]).toBe(2)
    expect(rotated).toEqual([patient])
    expect(await textOf(under2, [patient])).toBe('a note')
    now += 6000
    await aged.seal(note, place)
    expect(rotated).toEqual([patient])
  })
})

describe('rotating the master key', () => {
  it('has every key wrapped by the new one, and nothing sealed is touched', async () => {
    const place = { subjects: [patient, clinician], context: 'note' }
    const sealed = await ring.seal(note, place)
    const { publicKey } = await ring.signingKey()
    const next = createMemoryMasterKey()
    const both = { ...options, masterKey: withKnownKeys(next, [options.masterKey]) }
    const wraps = await wrapsNow(both.masterKey)
    expect(await countKeys(both, wraps)).toMatchObject({ keys: 4, behind: 4 })
    const done = await rotateKeys(both, { master: true })
    expect(done).toEqual({ keys: 4, rewrapped: 4, renewed: 0, problems: [] })
    expect(await countKeys(both, wraps)).toMatchObject({ behind: 0, by: { [next.id]: 4 } })
    const alone = createKeyRing({ ...options, masterKey: next })
    expect(await textOf(sealed, place.subjects, alone)).toBe('a note')
    expect((await alone.signingKey()).publicKey.equals(publicKey)).toBe(true)
    expect(await rejectionCode(createKeyRing(options).ready())).toBe('FCC_SEALING_WRONG_MASTER_KEY')
  })

  it('finds a key by its id among those that are known', () => {
    const [one, two] = [createMemoryMasterKey(), createMemoryMasterKey()]
    const both = withKnownKeys(one, [two])
    expect(findMasterKey(both, two.id)?.id).toBe(two.id)
    expect(findMasterKey(both, 'mk_other')).toBeUndefined()
  })
})

describe('what was unwrapped', () => {
  function counting() {
    let asked = 0
    let reachable = true
    const { masterKey } = options
    const service = {
      ...masterKey,
      unwrap: async (wrapped: Uint8Array) => {
        asked += 1
        if (!reachable) throw new Error('unreachable')
        return masterKey.unwrap(wrapped)
      },
    }
    return {
      service,
      asked: () => asked,
      cut: () => {
        reachable = false
      },
    }
  }

  it('serves for unwrapCacheMs while the row stands as it is, and no longer', async () => {
    const { service, asked, cut } = counting()
    const sealed = await ring.seal(note, { subjects: [patient], context: 'note' })
    const kept = createKeyRing({ ...options, masterKey: service, unwrapCacheMs: 60_000 })
    expect(await textOf(sealed, [patient], kept)).toBe('a note')
    cut()
    for (const ms of [6000, 6000, 40_000]) {
      now += ms
      expect(await textOf(sealed, [patient], kept)).toBe('a note')
    }
    expect(asked()).toBe(1)
    now += 10_000
    const opening = kept.open(sealed, { subjects: [patient], context: 'note' })
    expect(await rejectionCode(opening)).toBe('FCC_SEALING_KEY_DAMAGED')
  })

  it('does not serve past a shredding by another process', async () => {
    const place = { subjects: [patient], context: 'note' }
    const sealed = await ring.seal(note, place)
    const at = new Date(now).toISOString()
    await control.shred({ tenant: 'riverside', subject: patient, at, by: 'another process' })
    now += 5000
    expect(await rejectionCode(ring.open(sealed, place))).toBe('FCC_SEALING_SHREDDED')
  })
})
