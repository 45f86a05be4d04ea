/** The master key behind a port: a file, the environment, or a key service. */
export interface MasterKey {
  /** Names the key, so that rotation can tell which one wrapped what. */
  readonly id: string
  wrap(key: Uint8Array): Promise<Uint8Array> | Uint8Array
  unwrap(wrapped: Uint8Array): Promise<Uint8Array> | Uint8Array
  close(): void
}

/** A wrapped key as the control store keeps it. */
export interface WrappedKey {
  readonly tenant: string
  /** A subject reference, or a purpose: `index`, `signing`. */
  readonly name: string
  readonly kind: 'data' | 'index' | 'signing'
  readonly masterKeyId: string
  readonly wrapped: Uint8Array
  readonly createdAt: string
}
