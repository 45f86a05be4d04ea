/** Where a contribution comes from. The layer a rule may write follows from this, never from a file's word. */
export interface Origin {
  readonly pluginId: string
  /** The npm package, or `undefined` for what a tenant's or host's own files hold. */
  readonly packageName?: string | undefined
  readonly version?: string | undefined
  readonly kind: 'plugin' | 'vertical' | 'host' | 'tenant'
  readonly file?: string | undefined
  readonly line?: number | undefined
}

/** A contribution as the kernel keeps it. */
export interface Contribution<Value> {
  /** `<plugin id>/<name>`. */
  readonly id: string
  readonly value: Value
  readonly origin: Origin
}
