import type { ServerConfig } from '@fcc/runtime'

/** What `server` of `fcc.yaml` says, by the names that it has there; nothing where it says nothing. Pure. */
export function serverSettings(
  server: ServerConfig | undefined,
): readonly (readonly [path: readonly string[], value: unknown])[] {
  if (!server) return []
  const { limits, tiers = {}, tls } = server
  const bounds = {
    body_bytes: limits.maxBodyBytes,
    header_bytes: limits.maxHeaderBytes,
    request_ms: limits.requestMs,
    heartbeat_ms: limits.heartbeatMs,
    grace_ms: limits.graceMs,
    refusals_told: limits.refusalsTold,
    access_log_ms: limits.accessLogMs,
    ready_lag_ms: limits.readyLagMs,
    ready_ms: limits.readyMs,
    issuer_ms: limits.issuerMs,
  }
  const said = {
    address: server.address,
    port: server.port,
    public_url: server.publicUrl,
    operator_tenant: server.operatorTenant,
    'tls.certificate': tls?.certificate,
    'tls.key': tls?.key,
    card_key: server.cardKey,
    origins: server.origins,
    trusted_proxies: server.trustedProxies,
    redis: server.redis,
    ...under('tiers', tiers, ({ requests, seconds }) => `${requests} in ${seconds} s`),
    ...under('limits', bounds, (value) => value),
  }
  return Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [[['server', ...name.split('.')], value] as const],
  )
}

function under<Value>(
  name: string,
  values: Readonly<Record<string, Value>>,
  shown: (value: Value) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([each, value]) => [`${name}.${each}`, shown(value)]),
  )
}
