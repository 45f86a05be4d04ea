import type { KeyCursor, MasterKey, WrappedKey } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { SealingCode } from '../diagnostics.ts'
import { wrapBytes } from '../master-key/find-master-key.ts'
import type { KeySource } from './key-source.ts'
import { changeKey } from './key-versions.ts'

/** How many keys are read at a time, where nobody says. */
const DEFAULT_PAGE = 200

/** What of a tenant's keys is to be rotated. */
export interface KeyRotation {
  /** Whether keys are wrapped anew that another master key wrapped, or another version of it. */
  readonly master: boolean
  /** Data keys whose newest version was made before this time get a further one, in milliseconds since 1970. */
  readonly dataBefore?: number | undefined
  /** How many keys are read at a time. */
  readonly page?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Hears how far it is, after every page. */
  onProgress?(progress: RotatedKeys): void
}

/** How many keys of a tenant were looked at, and what was done with them. */
export interface RotatedKeys {
  readonly keys: number
  readonly rewrapped: number
  /** Data keys that got a new version. */
  readonly renewed: number
  /** Keys that could not be rotated, by name, with why: what is damaged stays as it is and stops nobody else's. */
  readonly problems: readonly { readonly name: string; readonly code: string }[]
}

/** What is wrong with one key alone. */
const OF_ONE_KEY: ReadonlySet<string> = new Set<SealingCode>([
  'FCC_SEALING_KEY_DAMAGED',
  'FCC_SEALING_WRONG_MASTER_KEY',
  'FCC_SEALING_TOO_MANY_VERSIONS',
  'FCC_SEALING_KEY_CONTENDED',
])

/**
 * Walks through the keys of a tenant and rotates those that are to be. Each is changed in one step, so that one that was
 * cut short leaves every key usable, and is simply run again: what was done is not done twice.
 *
 * @throws FccError FCC_SEALING_*, FCC_STORE_*: keys before the one that failed are rotated then
 */
export async function rotateKeys(source: KeySource, rotation: KeyRotation): Promise<RotatedKeys> {
  const { master, dataBefore, page: limit = DEFAULT_PAGE, signal } = rotation
  const wraps = await wrapsNow(source.masterKey)
  const problems: { readonly name: string; readonly code: string }[] = []
  const done = { keys: 0, rewrapped: 0, renewed: 0, problems }
  let after: KeyCursor | undefined
  for (;;) {
    const page = await source.control.listKeys(source.tenant, { after, limit })
    for (const stored of page) {
      signal?.throwIfAborted()
      done.keys += 1
      // A key that somebody put back is left to whoever finds it; it seals and opens nothing.
      const { kind, name } = stored
      if (kind === 'data' && (await source.control.isErased(source.tenant, name))) continue
      const changed = await changeKey(
        source,
        { keyName: { tenant: source.tenant, kind, name }, stored },
        {
          isToRewrap: (each) => master && wrappedBy(source.masterKey, each) !== wraps,
          isToRenew: ({ createdAt }) =>
            dataBefore !== undefined && !(Date.parse(createdAt) >= dataBefore),
        },
      ).catch((error: unknown) => {
        if (!FccError.is(error) || !OF_ONE_KEY.has(error.code)) throw error
        problems.push({ name, code: error.code })
        return undefined
      })
      if (changed?.renewed) done.renewed += 1
      else if (changed?.rewrapped) done.rewrapped += 1
    }
    rotation.onProgress?.({ ...done, problems: [...problems] })
    after = page.at(-1)
    if (page.length < limit) return done
  }
}

/** How many keys of a tenant there are, and by which master keys they are wrapped. */
export interface KeyCounts {
  readonly keys: number
  /** Master key, with its version where a service keeps versions → how many keys. */
  readonly by: Readonly<Record<string, number>>
  /** How many of them another one wraps than the one that wraps now. */
  readonly behind: number
  /** When the data key was made whose newest version is the oldest; absent where there is none. */
  readonly oldestDataKey?: string | undefined
}

/** Counts the keys of a tenant; none is unwrapped. `wraps` as `wrapsNow` gives it. */
export async function countKeys(
  source: Pick<KeySource, 'control' | 'tenant' | 'masterKey'>,
  wraps: string,
): Promise<KeyCounts> {
  const by: Record<string, number> = {}
  let [keys, behind] = [0, 0]
  let oldestDataKey: string | undefined
  let after: KeyCursor | undefined
  for (;;) {
    const page = await source.control.listKeys(source.tenant, { after, limit: DEFAULT_PAGE })
    for (const stored of page) {
      const wrapping = wrappedBy(source.masterKey, stored)
      by[wrapping] = (by[wrapping] ?? 0) + 1
      keys += 1
      if (wrapping !== wraps) behind += 1
      const { kind, createdAt } = stored
      if (kind === 'data' && (oldestDataKey === undefined || createdAt < oldestDataKey)) {
        oldestDataKey = createdAt
      }
    }
    after = page.at(-1)
    if (page.length < DEFAULT_PAGE) {
      return { keys, by, behind, ...(oldestDataKey === undefined ? {} : { oldestDataKey }) }
    }
  }
}

/** Which master key wraps now, with its version where it has versions: asked by wrapping something. */
export async function wrapsNow(masterKey: MasterKey): Promise<string> {
  return wrappedBy(masterKey, await wrapBytes(masterKey, new Uint8Array(1)))
}

/** Pure: which master key wrapped a key, with its version. */
function wrappedBy(
  masterKey: MasterKey,
  { masterKeyId, wrapped }: Pick<WrappedKey, 'masterKeyId' | 'wrapped'>,
): string {
  const current = masterKey.current?.() ?? masterKey
  if (current.id !== masterKeyId || !current.versionOf) return masterKeyId
  try {
    return `${masterKeyId} ${current.versionOf(wrapped)}`
  } catch (error) {
    if (!FccError.is(error)) throw error
    return `${masterKeyId} damaged`
  }
}
