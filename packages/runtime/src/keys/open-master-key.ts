import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MasterKey } from '@fcc/contracts'
import {
  createEnvironmentMasterKey,
  createFileMasterKey,
  createMemoryMasterKey,
  createTransitMasterKey,
  withKnownKeys,
} from '@fcc/sealing'
import type { HostConfig } from '../config/host-config.ts'
import type { MasterKeyPlace } from '../config/keys-schema.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { resolveSecret } from '../secrets/resolve-secret.ts'

/**
 * Opens the master key that the configuration names, with those that it still knows: by default a file beside the
 * store, and one in memory for a store that keeps nothing.
 *
 * @throws FccError FCC_SEALING_KEY_*, FCC_SECRET_MISSING
 */
export function openMasterKey(
  { keys, store }: Pick<HostConfig, 'keys' | 'store'>,
  durable = true,
): MasterKey {
  if (!durable) return createMemoryMasterKey()
  const opened: MasterKey[] = []
  try {
    const master = keys?.master ?? {
      from: 'file',
      file: join(store.directory, 'keys', 'master.key'),
    }
    opened.push(openPlace(master, { make: true }))
    // One that was named for what it wrapped is of no use made anew.
    for (const place of keys?.known ?? []) opened.push(openPlace(place, { make: false }))
  } catch (error) {
    for (const each of opened) each.close()
    throw error
  }
  const [first, ...others] = opened as [MasterKey, ...MasterKey[]]
  return withKnownKeys(first, others)
}

function openPlace(place: MasterKeyPlace, making: { readonly make: boolean }): MasterKey {
  if (place.from === 'file') return createFileMasterKey(place.file, making)
  if (place.from === 'environment') {
    const value = process.env[place.variable]
    if (!value) throw runtimeErrors.secretMissing(`env:${place.variable}`)
    return createEnvironmentMasterKey(value)
  }
  const { token, ca, timeout_ms: timeoutMs, from: _, ...service } = place
  return createTransitMasterKey({
    ...service,
    token: () => resolveSecret(token, token),
    timeoutMs,
    ...(ca === undefined ? {} : { ca: readAuthorities(ca) }),
  })
}

function readAuthorities(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw runtimeErrors.secretMissing(`file:${file}`)
  }
}
