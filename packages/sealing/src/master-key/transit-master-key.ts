import type { MasterKey } from '@fcc/contracts'
import { sealingError } from '../diagnostics.ts'
import { askTransit, type TransitService, transitService } from './transit-request.ts'

/** How a key of the transit engine of Vault or OpenBao is reached. */
export interface TransitSettings {
  /** `https://HOST:PORT`; plain `http` only on this machine itself. */
  readonly address: string
  /** Where the engine is mounted. Default `transit`. */
  readonly mount?: string | undefined
  /** The name of the key there. */
  readonly key: string
  /** Asked at each call, so that a token that was renewed is the one that is used. */
  token(): Promise<string> | string
  readonly namespace?: string | undefined
  /** Certificates of the authorities that its own is believed by, in PEM; those of Node by default. */
  readonly ca?: string | undefined
  /** How long one answer may take, in milliseconds. Default 5000. */
  readonly timeoutMs?: number | undefined
}

const FORMAT = 1
const HEADER_BYTES = 5
/** One byte before every key: the service takes no empty text. */
const MARK = Buffer.of(1)

/**
 * A master key that never leaves its service: keys are sent there to be wrapped and unwrapped, over the transit
 * protocol of Vault and OpenBao. A service that cannot be reached wraps and unwraps nothing.
 *
 * @throws `FCC_SEALING_KEY_SERVICE_SETTINGS`; its calls `FCC_SEALING_KEY_SERVICE`, `FCC_SEALING_KEY_SERVICE_REFUSED`
 * @example
 * const masterKey = createTransitMasterKey({
 *   address: 'https://keys.example:8200',
 *   key: 'fcc',
 *   token: () => readFile('/run/secrets/token', 'utf8'),
 * })
 */
export function createTransitMasterKey(settings: TransitSettings): MasterKey {
  const service: TransitService = transitService(settings)
  const { mount, key } = service
  let open = true

  async function ask(what: 'encrypt' | 'decrypt', body: Record<string, string>): Promise<unknown> {
    if (!open) throw sealingError('FCC_SEALING_CLOSED', ['The master key'])
    return askTransit(service, `${what}/${key}`, body)
  }

  const id = `transit:${mount}/${key}`

  /** Which version wraps now, asked by wrapping: whoever wraps need not be somebody who may read the key. */
  async function newest(): Promise<string> {
    const answer = await ask('encrypt', { plaintext: MARK.toString('base64') })
    const wrapped = packed(service, (answer as { readonly ciphertext?: unknown }).ciphertext)
    return `${id} v${versionIn(wrapped)}`
  }

  return {
    id,
    async wrap(plain) {
      const marked = Buffer.concat([MARK, plain])
      const answer = await ask('encrypt', { plaintext: marked.toString('base64') })
      marked.fill(0)
      return packed(service, (answer as { readonly ciphertext?: unknown }).ciphertext)
    },
    async unwrap(wrapped) {
      const answer = await ask('decrypt', { ciphertext: unpacked(wrapped) })
      const { plaintext } = answer as { readonly plaintext?: unknown }
      const marked = Buffer.from(typeof plaintext === 'string' ? plaintext : '', 'base64')
      if (marked[0] !== MARK[0]) {
        throw sealingError('FCC_SEALING_KEY_SERVICE_REFUSED', [
          service.address,
          'its answer has no key',
        ])
      }
      const key = Uint8Array.from(marked.subarray(1))
      marked.fill(0)
      return key
    },
    versionOf: (wrapped) => `v${versionIn(wrapped)}`,
    async renew(seen) {
      if (!open) throw sealingError('FCC_SEALING_CLOSED', ['The master key'])
      if (seen !== undefined && seen !== (await newest())) return
      await askTransit(service, `keys/${key}/rotate`, {})
    },
    async madeAt() {
      if (!open) throw sealingError('FCC_SEALING_CLOSED', ['The master key'])
      return madeIn(await askTransit(service, `keys/${key}`))
    },
    close() {
      open = false
    },
  }
}

/** When the newest version of a key was made, as the service says: seconds since 1970, or a text, by version. */
function madeIn(data: unknown): number | undefined {
  const { latest_version: newest, keys } = data as {
    readonly latest_version?: unknown
    readonly keys?: Readonly<Record<string, unknown>>
  }
  const found = keys?.[String(newest)]
  const entry =
    typeof found === 'object' ? (found as { creation_time?: unknown } | null) : undefined
  const made = entry ? Date.parse(String(entry.creation_time)) : Number(found) * 1000
  return Number.isFinite(made) && made > 0 ? made : undefined
}

/** What the service calls `vault:vN:BASE64`, as bytes of which each counts: base64 has several forms of one. */
function packed(service: TransitService, ciphertext: unknown): Uint8Array {
  const [, version, text] =
    /^vault:v([1-9][0-9]{0,8}):([A-Za-z0-9+/=]+)$/.exec(String(ciphertext)) ?? []
  if (version === undefined || text === undefined) {
    throw sealingError('FCC_SEALING_KEY_SERVICE_REFUSED', [
      service.address,
      'its answer is no wrapped key',
    ])
  }
  const header = Buffer.alloc(HEADER_BYTES)
  header[0] = FORMAT
  header.writeUInt32BE(Number(version), 1)
  return Uint8Array.from(Buffer.concat([header, Buffer.from(text, 'base64')]))
}

function unpacked(wrapped: Uint8Array): string {
  const version = versionIn(wrapped)
  return `vault:v${version}:${Buffer.from(wrapped.subarray(HEADER_BYTES)).toString('base64')}`
}

function versionIn(wrapped: Uint8Array): number {
  const isOurs = wrapped.length > HEADER_BYTES && wrapped[0] === FORMAT
  const version = isOurs ? Buffer.from(wrapped).readUInt32BE(1) : 0
  // The service takes version 0 for the first, so that two forms would be one key.
  if (version === 0) {
    throw sealingError('FCC_SEALING_TAMPERED', ['it is no key that a service wrapped'])
  }
  return version
}
