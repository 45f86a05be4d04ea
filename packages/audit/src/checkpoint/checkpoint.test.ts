import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuditError } from '../audit-error.ts'
import { leafHash } from '../merkle/hashing.ts'
import { merkleRoot } from '../merkle/root.ts'
import { emptyTree, integrate } from '../merkle/tree-state.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { signCheckpoint } from './sign-checkpoint.ts'
import { maximumSignatures } from './signed-note.ts'
import { keyFingerprint, parseVerifierKey, verifierKeyOf } from './verifier-key.ts'
import { verifyCheckpoint } from './verify-checkpoint.ts'

const origin = 'fcc.example/riverside'
const name = origin
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const verifierKey = verifierKeyOf(publicKey, name)
const leaves = ['a', 'b', 'c'].map(leafHash)
const state = integrate(emptyTree(), leaves)
const text = signCheckpoint({ origin, state, privateKey, keyName: name })

const codeOf = (act: () => unknown) => {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof AuditError ? error.code : error
  }
}

/** A note over any body, signed for real, so that only its form can be at fault. */
function signedNote(body: string, keyName = name): string {
  const { keyId } = parseVerifierKey(verifierKeyOf(publicKey, name))
  const bytes = Buffer.concat([
    Buffer.from(keyId, 'hex'),
    sign(null, Buffer.from(body), privateKey),
  ])
  return `${body}\n\u2014 ${keyName} ${bytes.toString('base64')}\n`
}

describe('a checkpoint', { timeout: 60_000 }, () => {
  it('is the note that C2SP describes, byte by byte', () => {
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
    const keyId = createHash('sha256')
      .update(`${name}\n`)
      .update(Uint8Array.of(1))
      .update(raw)
      .digest()
      .subarray(0, 4)
    const root = Buffer.from(merkleRoot(leaves)).toString('base64')
    const body = `${origin}\n3\n${root}\n`
    const signature = Buffer.concat([keyId, sign(null, Buffer.from(body), privateKey)])
    expect(text).toBe(`${body}\n\u2014 ${name} ${signature.toString('base64')}\n`)
    expect(verifierKey).toBe(
      `${name}+${keyId.toString('hex')}+${Buffer.concat([Uint8Array.of(1), raw]).toString('base64')}`,
    )
  })

  it('says origin, size and root once its signature is checked', () => {
    const result = verifyCheckpoint(text, verifierKey)
    expect(result.verified && result.checkpoint).toMatchObject({ origin, size: 3, extensions: [] })
    expect(Buffer.from(parseCheckpoint(text).root)).toEqual(Buffer.from(merkleRoot(leaves)))
  })

  it('of an empty log can be signed too', () => {
    const empty = signCheckpoint({ origin, state: emptyTree(), privateKey, keyName: name })
    expect(verifyCheckpoint(empty, verifierKey)).toMatchObject({ verified: true })
    expect(parseCheckpoint(empty).size).toBe(0)
  })

  it('can be signed by a function over a key held elsewhere', () => {
    const signBytes = (bytes: Uint8Array) => sign(null, bytes, privateKey)
    expect(signCheckpoint({ origin, state, privateKey: signBytes, verifierKey })).toBe(text)
  })

  it('is not made when the function signs with another key', () => {
    const other = generateKeyPairSync('ed25519').privateKey
    const signBytes = (bytes: Uint8Array) => sign(null, bytes, other)
    const act = () => signCheckpoint({ origin, state, privateKey: signBytes, verifierKey })
    expect(codeOf(act)).toBe('FCC_AUDIT_BAD_SIGNER')
    const empty = () =>
      signCheckpoint({ origin, state, privateKey: () => new Uint8Array(0), verifierKey })
    expect(codeOf(empty)).toBe('FCC_AUDIT_BAD_SIGNER')
  })

  it('is not made when the function later signs with something else', () => {
    let answer = (bytes: Uint8Array): Uint8Array => sign(null, bytes, privateKey)
    const signBytes = (bytes: Uint8Array) => answer(bytes)
    const make = (under: string) =>
      signCheckpoint({ origin, state, privateKey: signBytes, verifierKey: under })
    expect(make(verifierKey)).toBe(text)
    expect(make(verifierKey)).toBe(text)
    const other = verifierKeyOf(generateKeyPairSync('ed25519').publicKey, name)
    expect(codeOf(() => make(other))).toBe('FCC_AUDIT_BAD_SIGNER')
    answer = () => new Uint8Array(63)
    expect(codeOf(() => make(verifierKey))).toBe('FCC_AUDIT_BAD_SIGNER')
  })

  it('carries the name it was signed under, also when one key signs under several', () => {
    for (const keyName of ['one', 'other', 'one']) {
      const named = signCheckpoint({ origin, state, privateKey, keyName })
      expect(verifyCheckpoint(named, verifierKeyOf(publicKey, keyName)).verified).toBe(true)
    }
  })

  it('is not made with a public key, or another kind of key', () => {
    const withPublic = () => signCheckpoint({ origin, state, privateKey: publicKey, keyName: name })
    expect(codeOf(withPublic)).toBe('FCC_AUDIT_BAD_SIGNER')
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const withElliptic = () =>
      signCheckpoint({ origin, state, privateKey: elliptic, keyName: name })
    expect(codeOf(withElliptic)).toBe('FCC_AUDIT_BAD_VERIFIER_KEY')
  })

  it.each(['', 'two\nlines', 'bell\u0007'])('is not made for the origin %j', (wrong) => {
    const act = () => signCheckpoint({ origin: wrong, state, privateKey, keyName: name })
    expect(codeOf(act)).toBe('FCC_AUDIT_BAD_CHECKPOINT')
  })

  it('does not hold under another key, or another name for the same key', () => {
    const other = verifierKeyOf(generateKeyPairSync('ed25519').publicKey, name)
    expect(verifyCheckpoint(text, other).verified).toBe(false)
    expect(verifyCheckpoint(text, verifierKeyOf(publicKey, 'another')).verified).toBe(false)
    expect(verifyCheckpoint(text, 'no key').verified).toBe(false)
  })

  it('does not hold with any character changed', () => {
    let tried = 0
    for (let at = 0; at < text.length; at++) {
      for (const mask of [1, 2, 4, 8, 16, 32, 64]) {
        const changed =
          text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ mask) + text.slice(at + 1)
        tried++
        expect(verifyCheckpoint(changed, verifierKey).verified, `${at} ^ ${mask}`).toBe(false)
      }
    }
    console.log(`checkpoint characters changed: ${tried}`)
  })

  it('carries signatures of others, which are counted and not believed', () => {
    const witness = generateKeyPairSync('ed25519')
    const cosigned = signCheckpoint({
      origin,
      state,
      privateKey: witness.privateKey,
      keyName: 'witness',
    })
    const line = cosigned.slice(cosigned.lastIndexOf('\u2014'))
    expect(verifyCheckpoint(text + line, verifierKey)).toMatchObject({
      verified: true,
      otherSignatures: 1,
    })
    expect(verifyCheckpoint(text + line.repeat(maximumSignatures - 1), verifierKey)).toMatchObject({
      verified: true,
      otherSignatures: maximumSignatures - 1,
    })
    expect(verifyCheckpoint(text + line.repeat(maximumSignatures), verifierKey).verified).toBe(
      false,
    )
  })

  it('fails on a bad signature by the known key, also beside a good one', () => {
    const { keyId } = parseVerifierKey(verifierKey)
    for (const length of [1, 63, 64, 65]) {
      const bytes = Buffer.concat([Buffer.from(keyId, 'hex'), Buffer.alloc(length)])
      const bad = `\u2014 ${name} ${bytes.toString('base64')}\n`
      expect(verifyCheckpoint(text + bad, verifierKey).verified).toBe(false)
    }
  })

  it('may have further lines, which are signed with it', () => {
    const root = Buffer.from(merkleRoot(leaves)).toString('base64')
    const extended = signedNote(`${origin}\n3\n${root}\nanother line\n`)
    const result = verifyCheckpoint(extended, verifierKey)
    expect(result.verified && result.checkpoint.extensions).toEqual(['another line'])
    expect(verifyCheckpoint(extended.replace('another', 'other'), verifierKey).verified).toBe(false)
  })

  const root = Buffer.alloc(32).toString('base64')
  it.each([
    ['nothing', ''],
    ['no signature', `${origin}\n3\n${root}\n`],
    ['a size with a leading zero', signedNote(`${origin}\n03\n${root}\n`)],
    ['a negative size', signedNote(`${origin}\n-3\n${root}\n`)],
    ['a size with a sign', signedNote(`${origin}\n+3\n${root}\n`)],
    ['a size with a space', signedNote(`${origin}\n3 \n${root}\n`)],
    ['a size beyond exact integers', signedNote(`${origin}\n9007199254740993\n${root}\n`)],
    ['a short root', signedNote(`${origin}\n3\n${root.slice(0, -4)}\n`)],
    ['a root without padding', signedNote(`${origin}\n3\n${root.replace('=', '')}\n`)],
    ['a root with stray bits', signedNote(`${origin}\n3\n${root.replace('A=', 'B=')}\n`)],
    ['no origin', signedNote(`\n3\n${root}\n`)],
    ['no root', signedNote(`${origin}\n3\n`)],
    ['an empty line inside', signedNote(`${origin}\n3\n${root}\n\nline\n`)],
    ['carriage returns', signedNote(`${origin}\r\n3\r\n${root}\r\n`)],
    ['a key name of two words', signedNote(`${origin}\n3\n${root}\n`, 'two words')],
    ['a key name with a plus sign', signedNote(`${origin}\n3\n${root}\n`, 'a+b')],
    ['no newline at its end', text.slice(0, -1)],
    ['an empty line at its end', `${text}\n`],
    ['another dash', text.replace('\u2014', '-')],
    ['a lone surrogate', `${text}\ud800`],
  ])('is refused with %s', (what, wrong) => {
    expect(
      codeOf(() => parseCheckpoint(wrong)),
      what,
    ).toBe('FCC_AUDIT_BAD_CHECKPOINT')
    expect(verifyCheckpoint(wrong, verifierKey).verified, what).toBe(false)
  })

  it('is never read with another error, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(origin, '3', root, '', '\u2014 ', name, '\n', '\n\n', text.slice(-100)),
      fc.string({ unit: 'binary' }),
    )
    const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('\n'))
    fc.assert(
      fc.property(hostile, (wrong) => {
        expect(verifyCheckpoint(wrong, verifierKey).verified).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a verifier key', { timeout: 60_000 }, () => {
  it('can be taken apart, and its fingerprint begins with its id', () => {
    const key = parseVerifierKey(verifierKey)
    expect(key.name).toBe(name)
    expect(keyFingerprint(verifierKey)).toBe(key.fingerprint)
    expect(key.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(key.fingerprint.startsWith(key.keyId)).toBe(true)
  })

  it('is the same from the private key, the public key and its raw bytes', () => {
    const { publicKey: raw } = parseVerifierKey(verifierKey)
    expect(verifierKeyOf(privateKey, name)).toBe(verifierKey)
    expect(verifierKeyOf(raw, name)).toBe(verifierKey)
  })

  it('is refused with any character changed', () => {
    for (let at = 0; at < verifierKey.length; at++) {
      for (const mask of [1, 2, 4, 8, 16, 32, 64]) {
        const changed =
          verifierKey.slice(0, at) +
          String.fromCharCode(verifierKey.charCodeAt(at) ^ mask) +
          verifierKey.slice(at + 1)
        expect(codeOf(() => parseVerifierKey(changed))).toBe('FCC_AUDIT_BAD_VERIFIER_KEY')
      }
    }
  })

  it.each(['', 'a name', 'a+b', 'tab\t', 'line\nline', '\ud800', 'nbsp\u00a0'])(
    'cannot have the name %j',
    (wrong) => {
      expect(codeOf(() => verifierKeyOf(publicKey, wrong))).toBe('FCC_AUDIT_BAD_VERIFIER_KEY')
    },
  )

  it('cannot be made from a key of another kind or length', () => {
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    expect(codeOf(() => verifierKeyOf(elliptic, name))).toBe('FCC_AUDIT_BAD_VERIFIER_KEY')
    expect(codeOf(() => verifierKeyOf(new Uint8Array(31), name))).toBe('FCC_AUDIT_BAD_VERIFIER_KEY')
  })
})
