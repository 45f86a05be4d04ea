import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose'
import { serverErrors } from '../problems/server-errors.ts'

/** The key with which the cards of a server are signed. */
export interface CardKey {
  readonly privateKey: KeyObject
  readonly algorithm: 'ES256' | 'EdDSA'
  /** What others verify with: its `kid` is its thumbprint (RFC 7638). */
  readonly publicJwk: JWK & { readonly kid: string }
}

/**
 * Reads the private key that A2A cards are to be signed with: PEM, P-256 or Ed25519.
 *
 * @throws FccError FCC_SERVER_CARD_KEY
 * @example
 * // openssl genpkey -algorithm ed25519 -out card.pem
 * const server = await createServer({ runtime, authenticators, cardKey: await readCardKey('card.pem') })
 */
export async function readCardKey(file: string): Promise<CardKey> {
  let privateKey: KeyObject
  try {
    privateKey = createPrivateKey(await readFile(file))
  } catch {
    throw serverErrors.noCardKey(file)
  }
  const algorithm = algorithmOf(privateKey)
  if (!algorithm) throw serverErrors.noCardKey(file)
  const jwk = await exportJWK(createPublicKey(privateKey))
  const kid = await calculateJwkThumbprint(jwk)
  return { privateKey, algorithm, publicJwk: { ...jwk, kid, use: 'sig', alg: algorithm } }
}

function algorithmOf(key: KeyObject): CardKey['algorithm'] | undefined {
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA'
  const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  return key.asymmetricKeyType === 'ec' && isP256 ? 'ES256' : undefined
}
