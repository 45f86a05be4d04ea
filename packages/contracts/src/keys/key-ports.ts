/** The master key behind a port: a file, the environment, or a key service. */
export interface MasterKey {
  /** Names the key, so that rotation can tell which one wrapped what. */
  readonly id: string
  wrap(key: Uint8Array): Promise<Uint8Array> | Uint8Array
  unwrap(wrapped: Uint8Array): Promise<Uint8Array> | Uint8Array
  /** The key that wraps from now on, where another process may have made a newer one; absent where it is this one. */
  current?(): MasterKey
  /** Another key that unwraps what it wrapped before; absent where there is none, `undefined` where it is not at hand. */
  known?(id: string): MasterKey | undefined
  /** Which version of this key wrapped these bytes, where a service keeps versions under one id. */
  versionOf?(wrapped: Uint8Array): string
  /**
   * Makes a new key, or a new version of this one, that wraps from now on; what was wrapped before still unwraps. Absent
   * where whoever sets up the host has to name another key.
   *
   * @param seen which key wrapped when it was found to be due, with its version where there are any: nothing is made
   * where another one wraps by now
   */
  renew?(seen?: string): Promise<void> | void
  /**
   * When the key that wraps now was made, milliseconds since 1970, as its source has it; `undefined` where that keeps no
   * time. Absent where the source has none, as the environment.
   */
  madeAt?(): Promise<number | undefined> | number | undefined
  /** The ids of keys of its own that wrap no longer and that `retire` would give up; the oldest first. */
  retirable?(): readonly string[]
  /** Gives up a key that wraps no longer. Refused for the one that does. */
  retire?(id: string): Promise<void> | void
  close(): void
}

/** Where a walk through the keys of a tenant is: after which of them. */
export type KeyCursor = Pick<WrappedKey, 'kind' | 'name'>

/** A wrapped key as the control store keeps it. */
export interface WrappedKey {
  readonly tenant: string
  /** A subject reference, or a purpose: `index`, `signing`. */
  readonly name: string
  readonly kind: 'data' | 'index' | 'signing'
  readonly masterKeyId: string
  readonly wrapped: Uint8Array
  /** When it was made, or its newest version was. */
  readonly createdAt: string
}
