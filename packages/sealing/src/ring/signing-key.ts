import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type KeySource, readOrMakeKey } from './key-source.ts'

/** A tenant's key for audit checkpoints: Ed25519 (RFC 8032). */
export interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Reads a tenant's signing key, making it on first use. It is wrapped as PKCS #8 in DER. */
export async function readSigningKey(source: KeySource): Promise<SigningKey> {
  const der = await readOrMakeKey(source, 'signing', 'signing', () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }),
  )
  const privateKey = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  der.fill(0)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}
