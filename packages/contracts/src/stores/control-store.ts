import type { WrappedKey } from '../keys/key-ports.ts'

/** A subject whose key was shredded; replayed after a restore. */
export interface Erasure {
  readonly tenant: string
  /** The keyed subject reference. */
  readonly subject: string
  readonly at: string
  readonly by: string
}

/** What a tenant last started with, by plugin: what must not be lost silently. */
export interface AcceptedCapabilities {
  readonly tenant: string
  /** Plugin id → the safeguards it brought, as `point/id`. */
  readonly plugins: Readonly<Record<string, readonly string[]>>
  readonly at: string
  readonly by: string
}

/** The control store: keys, erasures and accepted capabilities. Never in a tenant's file or its backup. */
export interface ControlStore {
  /** Keeps the first key of a name: gives back the one that stands. */
  putKey(key: WrappedKey): Promise<WrappedKey>
  readKey(tenant: string, kind: WrappedKey['kind'], name: string): Promise<WrappedKey | undefined>
  /** Removes a subject's data key and notes the erasure, in one transaction. `false` when there was none. */
  shred(erasure: Erasure): Promise<boolean>
  listErasures(tenant: string): Promise<readonly Erasure[]>
  readCapabilities(tenant: string): Promise<AcceptedCapabilities | undefined>
  writeCapabilities(capabilities: AcceptedCapabilities): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}
