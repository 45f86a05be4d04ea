import type { ControlStore, MasterKey } from '@fcc/contracts'
import { type KeyName, unwrapKey, wrapKey } from './key-envelope.ts'

/** Where a ring's keys come from. */
export interface KeySource {
  readonly masterKey: MasterKey
  readonly control: ControlStore
  readonly tenant: string
  /** Milliseconds since 1970. */
  now(): number
}

/** Reads a key of the tenant and unwraps it; nothing where there is none. The caller overwrites it. */
export async function readKey(
  source: KeySource,
  kind: KeyName['kind'],
  name: string,
): Promise<Uint8Array | undefined> {
  const stored = await source.control.readKey(source.tenant, kind, name)
  if (stored === undefined) return undefined
  return unwrapKey(source.masterKey, { tenant: source.tenant, kind, name }, stored)
}

/**
 * Reads a key of the tenant, making it first where there is none. Of two that are made at the same
 * time the control store keeps one, and both callers get that one. The caller overwrites it.
 */
export async function readOrMakeKey(
  source: KeySource,
  kind: KeyName['kind'],
  name: string,
  make: () => Uint8Array,
): Promise<Uint8Array> {
  const known = await readKey(source, kind, name)
  if (known !== undefined) return known
  const keyName = { tenant: source.tenant, kind, name }
  const made = make()
  const createdAt = new Date(source.now()).toISOString()
  const wrapped = await wrapKey(source.masterKey, keyName, made, createdAt)
  made.fill(0)
  return unwrapKey(source.masterKey, keyName, await source.control.putKey(wrapped))
}
