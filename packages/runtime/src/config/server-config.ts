/** How a server of this host listens, as `server` of `fcc.yaml` says it; what is absent is as the server has it. */
export interface ServerConfig {
  readonly address?: string | undefined
  readonly port?: number | undefined
  /** At which address it is reached from outside. */
  readonly publicUrl?: string | undefined
  /** The tenant of whoever runs the host: its operators may be shown the other tenants. */
  readonly operatorTenant?: string | undefined
  /** Absolute paths of files in PEM form. */
  readonly tls?: { readonly certificate: string; readonly key: string } | undefined
  /** Absolute path of the key that A2A cards are signed with. */
  readonly cardKey?: string | undefined
  readonly origins?: readonly string[] | undefined
  readonly trustedProxies?: readonly string[] | undefined
  /** Its address, or a reference to that: `env:NAME`, `file:PATH`. */
  readonly redis?: string | undefined
  readonly tiers?:
    | Readonly<Record<string, { readonly requests: number; readonly seconds: number }>>
    | undefined
  readonly limits: {
    readonly maxBodyBytes?: number | undefined
    readonly maxHeaderBytes?: number | undefined
    readonly requestMs?: number | undefined
    readonly heartbeatMs?: number | undefined
    readonly graceMs?: number | undefined
    readonly refusalsTold?: number | undefined
    readonly accessLogMs?: number | undefined
    readonly readyLagMs?: number | undefined
    readonly readyMs?: number | undefined
    readonly issuerMs?: number | undefined
  }
}
