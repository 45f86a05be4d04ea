import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto'
import { openBytes, sealBytes } from '@fcc/sealing'

/** For whom the keys in a backup are wrapped; `none` has no keys at all. */
export type KeysFor =
  | { readonly kind: 'none' }
  | { readonly kind: 'passphrase'; readonly salt: string; readonly cost: number }
  /** X25519: the public half of a key pair that was made for this backup alone. */
  | { readonly kind: 'public_key'; readonly ephemeral: string }

/** Who is to open a backup, as they give it. */
export interface BackupReceiver {
  readonly passphrase?: string | undefined
  /** An X25519 key in PEM: the public one to make a backup, the private one to restore it. */
  readonly pem?: string | undefined
}

/** The key that a backup's own keys are sealed with. */
export interface BackupKey {
  readonly keysFor: KeysFor
  seal(plain: Uint8Array, bound: string): Uint8Array
  open(sealed: Uint8Array, bound: string): Uint8Array
  /** A keyed digest of a text. */
  sign(text: string): string
}

/** scrypt (RFC 7914) with N = 2^17, r = 8, p = 1: 128 MiB of memory for each guess. */
const COST = 17
/** What scrypt may take for it, in bytes. */
const MAX_MEMORY = 256 * 1024 * 1024
const INFO = 'fcc/backup/1'

/** Makes the key of a new backup, and says for whom; nothing where nobody is to have the keys. */
export function newBackupKey({ passphrase, pem }: BackupReceiver): BackupKey | undefined {
  if (passphrase !== undefined) {
    const salt = randomBytes(16).toString('base64')
    const keysFor = { kind: 'passphrase', salt, cost: COST } as const
    return backupKey(keysFor, fromPassphrase(passphrase, keysFor))
  }
  if (pem === undefined) return undefined
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const shared = diffieHellman({ privateKey, publicKey: createPublicKey(pem) })
  const ephemeral = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  return backupKey({ kind: 'public_key', ephemeral }, derive(shared, ephemeral))
}

/** The key of a backup from what its receiver gives; nothing where that is not of the kind it needs. */
export function backupKeyOf(
  keysFor: KeysFor,
  { passphrase, pem }: BackupReceiver,
): BackupKey | undefined {
  if (keysFor.kind === 'passphrase' && passphrase !== undefined) {
    return backupKey(keysFor, fromPassphrase(passphrase, keysFor))
  }
  if (keysFor.kind === 'public_key' && pem !== undefined) {
    const publicKey = createPublicKey({
      key: Buffer.from(keysFor.ephemeral, 'base64'),
      ...{ type: 'spki', format: 'der' },
    })
    const shared = diffieHellman({ privateKey: createPrivateKey(pem), publicKey })
    return backupKey(keysFor, derive(shared, keysFor.ephemeral))
  }
  return undefined
}

function fromPassphrase(
  passphrase: string,
  { salt, cost }: Extract<KeysFor, { kind: 'passphrase' }>,
): Buffer {
  // What a file says of its cost is a third party's word: no more memory than ours is spent on it.
  const N = 2 ** Math.min(Math.max(cost, 14), COST)
  return scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, {
    ...{ N, r: 8, p: 1, maxmem: MAX_MEMORY },
  })
}

function derive(shared: Buffer, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.from(salt, 'base64'), INFO, 32))
}

function backupKey(keysFor: KeysFor, secret: Buffer): BackupKey {
  const half = (what: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `${INFO} ${what}`, 32)))
  const [sealing, signing] = [half('seal'), half('sign')]
  secret.fill(0)
  return {
    keysFor,
    seal: (plain, bound) => sealBytes(sealing, plain, Buffer.from(bound)),
    open: (sealed, bound) => openBytes(sealing, sealed, Buffer.from(bound)),
    sign: (text) => createHmac('sha256', signing).update(text).digest('hex'),
  }
}

/** Pure: what a wrapped key in a backup is bound to. */
export const keyPlace = (
  tenant: string,
  row: { readonly kind?: unknown; readonly name?: unknown },
) => JSON.stringify(['fcc/backup/key', tenant, row.kind ?? null, row.name ?? null])
