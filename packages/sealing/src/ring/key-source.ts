import type { ControlStore, MasterKey, WrappedKey } from '@fcc/contracts'
import { type KeyName, unwrapKey, wrapKey } from './key-envelope.ts'

/** Where a ring's keys come from. */
export interface KeySource {
  readonly masterKey: MasterKey
  readonly control: ControlStore
  readonly tenant: string
  /** Milliseconds since 1970. */
  now(): number
}

/** A key as it is stored, and unwrapped where that was at hand: the caller overwrites it then. */
export interface FoundKey {
  /** Which one was asked for, whatever is in its place. */
  readonly keyName: KeyName
  readonly stored: WrappedKey
  readonly key?: Uint8Array | undefined
}

/** Unwraps a key as it is stored. The caller overwrites it. */
export function openKey(
  { masterKey }: KeySource,
  { keyName, stored, key }: FoundKey,
): Uint8Array | Promise<Uint8Array> {
  return key ?? unwrapKey(masterKey, keyName, stored)
}

/** Finds a key of the tenant; nothing where there is none. */
export async function findKey(
  { control, tenant }: KeySource,
  kind: KeyName['kind'],
  name: string,
): Promise<FoundKey | undefined> {
  const stored = await control.readKey(tenant, kind, name)
  return stored && { keyName: { tenant, kind, name }, stored }
}

/**
 * Finds a key of the tenant, making it first where there is none. Of two that are made at the same
 * time the control store keeps one, and both callers get that one.
 */
export async function findOrMakeKey(
  source: KeySource,
  kind: KeyName['kind'],
  name: string,
  make: () => Uint8Array,
): Promise<FoundKey> {
  const found = await findKey(source, kind, name)
  if (found !== undefined) return found
  const made = make()
  const keyName = { tenant: source.tenant, kind, name }
  const createdAt = new Date(source.now()).toISOString()
  const wrapped = await wrapKey(source.masterKey, keyName, made, createdAt)
  const stored = await source.control.putKey(wrapped)
  if (Buffer.from(stored.wrapped).equals(wrapped.wrapped)) return { keyName, stored, key: made }
  made.fill(0)
  return { keyName, stored }
}

/** Finds a key of the tenant, making it first where there is none, and unwraps it. The caller overwrites it. */
export async function readOrMakeKey(
  source: KeySource,
  kind: KeyName['kind'],
  name: string,
  make: () => Uint8Array,
): Promise<Uint8Array> {
  return openKey(source, await findOrMakeKey(source, kind, name, make))
}
