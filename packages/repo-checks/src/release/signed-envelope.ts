import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'

/** Dead Simple Signing Envelope 1.0 (https://github.com/secure-systems-lab/dsse), with one signature. */
export interface SignedEnvelope {
  readonly payloadType: string
  /** Base64 of the bytes that are signed. */
  readonly payload: string
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[]
}

const schema = z.strictObject({
  payloadType: z.string(),
  payload: z.base64(),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.base64() })).min(1),
})

/** Signs a text by an Ed25519 key; what kind of text it is is signed with it. */
export function signEnvelope(text: string, payloadType: string, key: KeyObject): SignedEnvelope {
  const payload = Buffer.from(text)
  const sig = sign(null, preAuthentication(payloadType, payload), key).toString('base64')
  const signatures = [{ keyid: keyId(createPublicKey(key)), sig }]
  return { payloadType, payload: payload.toString('base64'), signatures }
}

/**
 * The text of an envelope that a key signed as a kind of text.
 *
 * @throws Error where it is no envelope, of another kind, or not signed by this key
 */
export function openEnvelope(value: unknown, payloadType: string, key: KeyObject): string {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Error('This is no signed envelope.')
  const envelope = parsed.data
  if (envelope.payloadType !== payloadType) {
    throw new Error(`The envelope holds ${envelope.payloadType}, and not ${payloadType}.`)
  }
  const payload = Buffer.from(envelope.payload, 'base64')
  const signed = preAuthentication(payloadType, payload)
  const holds = envelope.signatures.some(({ sig }) =>
    verify(null, signed, key, Buffer.from(sig, 'base64')),
  )
  if (!holds) throw new Error('The envelope is not signed by this key, or was changed since.')
  return payload.toString('utf8')
}

/** The bytes that are signed: the lengths keep a type from running into its payload. */
function preAuthentication(payloadType: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `
  return Buffer.concat([Buffer.from(head), payload])
}

/** By what a key is known: the SHA-256 of its SubjectPublicKeyInfo. */
export function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}
