import { sign, verify as verifySignature } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { rejectionCode, thrownCode } from '../fixtures/error-code.ts'
import { createMapControlStore, type MapControlStore } from '../fixtures/map-control-store.ts'
import { createMemoryMasterKey } from '../master-key/memory-master-key.ts'
import { createKeyRing, type KeyRing, type KeyRingOptions } from './key-ring.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()
const note = Buffer.from('a note')

let control: MapControlStore
let options: KeyRingOptions
let ring: KeyRing
let patient: string
let clinician: string

beforeEach(async () => {
  control = createMapControlStore()
  options = { masterKey: createMemoryMasterKey(), control, tenant: 'riverside', now: () => 1000 }
  ring = createKeyRing(options)
  patient = await ring.subjectReference('MRN 00427')
  clinician = await ring.subjectReference('clinician 7')
})

describe('a subject reference', () => {
  it('is the same each time, in each ring of the tenant, and does not show the id', async () => {
    expect(patient).toMatch(/^s_[A-Za-z0-9_-]{43}$/)
    expect(await createKeyRing(options).subjectReference('MRN 00427')).toBe(patient)
    expect(ring.subjectReferenceNow('MRN 00427')).toBe(patient)
    expect(patient).not.toBe(clinician)
  })

  it('is another in another tenant, under the same master key', async () => {
    const lakeside = createKeyRing({ ...options, tenant: 'lakeside' })
    expect(await lakeside.subjectReference('MRN 00427')).not.toBe(patient)
  })

  it('and a keyed digest of the same text have nothing in common', async () => {
    expect(`s_${await ring.keyedDigest('MRN 00427')}`).not.toBe(patient)
  })
})

describe('a keyed digest', () => {
  it('is the same for text and its bytes, now and later', async () => {
    const digest = await ring.keyedDigest('clé')
    expect(await ring.keyedDigest(Buffer.from('clé'))).toBe(digest)
    expect(ring.keyedDigestNow('clé')).toBe(digest)
    expect(await createKeyRing(options).keyedDigest('clé')).toBe(digest)
  })

  it('is another in another tenant', async () => {
    const lakeside = createKeyRing({ ...options, tenant: 'lakeside' })
    expect(await lakeside.keyedDigest('key')).not.toBe(await ring.keyedDigest('key'))
  })
})

describe('an address', () => {
  it('names bytes under their subjects, in whatever order those are named', async () => {
    const address = await ring.address(note, [patient, clinician])
    expect(address).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await ring.address(note, [clinician, patient, patient])).toBe(address)
    expect(ring.addressNow(note, [clinician, patient])).toBe(address)
    expect(await ring.address(note, [patient])).not.toBe(address)
    expect(await ring.address(Buffer.from('another'), [patient, clinician])).not.toBe(address)
  })

  it('is another for every tenant', async () => {
    const lakeside = createKeyRing({ ...options, tenant: 'lakeside' })
    expect(await lakeside.address(note, [patient])).not.toBe(await ring.address(note, [patient]))
  })
})

describe('sealed content', () => {
  it('opens for the same subjects and context, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.string(), async (plain, context) => {
        const place = { subjects: [patient, clinician], context }
        const sealed = await ring.seal(plain, place)
        expect(new Uint8Array(await ring.open(sealed, place))).toEqual(plain)
      }),
    )
  })

  it('opens in another process, which has the same control store and master key', async () => {
    const place = { subjects: [patient], context: 'note' }
    const sealed = await ring.seal(note, place)
    expect(text(await createKeyRing(options).open(sealed, place))).toBe('a note')
  })

  it('does not open in another context, for other subjects or in another tenant', async () => {
    const sealed = await ring.seal(note, { subjects: [patient], context: 'note' })
    await ring.prepare([clinician])
    await ring.prepare([patient, clinician])
    const attempts = [
      { subjects: [patient], context: 'Note' },
      { subjects: [clinician], context: 'note' },
      { subjects: [patient, clinician], context: 'note' },
    ]
    for (const place of attempts) {
      expect(await rejectionCode(ring.open(sealed, place))).toBe('FCC_SEALING_TAMPERED')
    }
    const lakeside = createKeyRing({ ...options, tenant: 'lakeside' })
    await lakeside.prepare([patient])
    const crossed = lakeside.open(sealed, { subjects: [patient], context: 'note' })
    expect(await rejectionCode(crossed)).toBe('FCC_SEALING_TAMPERED')
  })

  it('is sealed at once after its keys were prepared', async () => {
    const place = { subjects: [patient, clinician], context: 'note' }
    expect(thrownCode(() => ring.sealNow(note, place))).toBe('FCC_SEALING_NOT_PREPARED')
    expect(thrownCode(() => ring.addressNow(note, [patient]))).toBe('FCC_SEALING_NOT_PREPARED')
    await ring.prepare([clinician, patient])
    expect(text(await ring.open(ring.sealNow(note, place), place))).toBe('a note')
  })

  it('needs a subject, and only as a reference', async () => {
    const none = ring.seal(note, { subjects: [], context: 'note' })
    expect(await rejectionCode(none)).toBe('FCC_SEALING_NO_SUBJECT')
    for (const subject of ['MRN 00427', '', 's_short', `${patient}x`, `x${patient}`]) {
      const sealed = ring.seal(note, { subjects: [patient, subject], context: 'note' })
      expect(await rejectionCode(sealed)).toBe('FCC_SEALING_NOT_A_REFERENCE')
      expect(await rejectionCode(ring.shred(subject, 'me'))).toBe('FCC_SEALING_NOT_A_REFERENCE')
    }
    expect([...control.keys.keys()].join()).not.toContain('MRN')
  })

  it('does not open where the control store never had its key, and says so', async () => {
    const sealed = await ring.seal(note, { subjects: [patient], context: 'note' })
    const restored = createKeyRing({ ...options, control: createMapControlStore() })
    const opened = restored.open(sealed, { subjects: [patient], context: 'note' })
    expect(await rejectionCode(opened)).toBe('FCC_SEALING_KEY_MISSING')
  })
})

describe('the signing key', () => {
  it('is an Ed25519 key of the tenant, the same in each ring', async () => {
    const { privateKey, publicKey } = await ring.signingKey()
    expect(privateKey.asymmetricKeyType).toBe('ed25519')
    const again = await createKeyRing(options).signingKey()
    expect(verifySignature(null, note, publicKey, sign(null, note, again.privateKey))).toBe(true)
    const lakeside = await createKeyRing({ ...options, tenant: 'lakeside' }).signingKey()
    expect(lakeside.publicKey.equals(publicKey)).toBe(false)
  })

  it('is one, also when it is asked for at the same time', async () => {
    const rings = [createKeyRing(options), createKeyRing(options), ring, ring]
    const keys = await Promise.all(rings.map((one) => one.signingKey()))
    for (const { publicKey } of keys)
      expect(publicKey.equals(keys[0]?.publicKey as never)).toBe(true)
  })
})

describe('a ring', () => {
  it('makes one key per subject, also when rings ask at the same time', async () => {
    const rings = [createKeyRing(options), createKeyRing(options), ring]
    const place = { subjects: [patient], context: 'note' }
    const sealed = await Promise.all(rings.map((one) => one.seal(note, place)))
    for (const one of rings) {
      for (const bytes of sealed) expect(text(await one.open(bytes, place))).toBe('a note')
    }
  })

  it('asks the control store once for a set of subjects, until its time is over', async () => {
    let now = 0
    const timed = createKeyRing({ ...options, now: () => now, keyCacheMs: 100 })
    const place = { subjects: [patient], context: 'note' }
    const sealed = await timed.seal(note, place)
    const before = control.reads()
    now = 99
    await timed.open(sealed, place)
    expect(control.reads()).toBe(before)
    now = 100
    await timed.open(sealed, place)
    expect(control.reads()).toBe(before + 1)
  })

  it('keeps the keys of no more sets of subjects than it was told', async () => {
    const small = createKeyRing({ ...options, maxCachedSets: 2 })
    const third = await small.subjectReference('third')
    for (const subject of [patient, clinician, third]) await small.prepare([subject])
    expect(thrownCode(() => small.addressNow(note, [patient]))).toBe('FCC_SEALING_NOT_PREPARED')
    expect(thrownCode(() => small.addressNow(note, [clinician]))).toBe('none')
    expect(thrownCode(() => small.addressNow(note, [third]))).toBe('none')
  })

  it('does nothing more once it is closed, and closes twice without harm', async () => {
    const place = { subjects: [patient], context: 'note' }
    const sealed = await ring.seal(note, place)
    ring.close()
    ring.close()
    const closed = 'FCC_SEALING_CLOSED'
    const attempts = [
      ring.seal(note, place),
      ring.open(sealed, place),
      ring.address(note, [patient]),
      ring.subjectReference('x'),
      ring.keyedDigest('x'),
      ring.signingKey(),
      ring.shred(patient, 'me'),
      ring.prepare([patient]),
      ring.ready(),
    ]
    for (const attempt of attempts) expect(await rejectionCode(attempt)).toBe(closed)
    expect(thrownCode(() => ring.sealNow(note, place))).toBe(closed)
    expect(thrownCode(() => ring.keyedDigestNow('x'))).toBe(closed)
  })

  it('keeps nothing of keys that arrive after it was closed', async () => {
    const preparing = ring.prepare([patient])
    ring.close()
    await preparing.catch(() => undefined)
    expect(thrownCode(() => ring.addressNow(note, [patient]))).toBe('FCC_SEALING_CLOSED')
  })
})
