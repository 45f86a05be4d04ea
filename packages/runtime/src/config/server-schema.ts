import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { suggest } from '@fcc/plugin-api'
import { z } from 'zod'
import type { ServerConfig } from './server-config.ts'

const text = z.string().trim().min(1).max(2000)
const whole = (least: number, most: number) => z.int().min(least).max(most).optional()

/** Origins as browsers send them: no path, and no slash at the end. */
const origin = text.refine((written) => URL.parse(written)?.origin === written, {
  error: 'an origin as browsers send it: scheme, host and port, without a slash at the end',
})

/** Proxies are addresses: a name would be whoever answers for it today. */
const proxy = text.refine((written) => isProxy(written), {
  error: 'an address of a proxy, or a range of them: 10.0.0.7, or 10.0.0.0/24',
})

/** Whether a proxy can be believed by this: an address, or a range whose length its kind of address has. */
export function isProxy(written: string): boolean {
  const [address = '', length, ...more] = written.split('/')
  const kind = isIP(address)
  if (kind === 0 || more.length > 0) return false
  if (length === undefined) return true
  // A range of every address believes whoever calls.
  return /^\d{1,3}$/.test(length) && Number(length) > 0 && Number(length) <= (kind === 4 ? 32 : 128)
}

const tier = z.strictObject({
  requests: z.int().min(1).max(1_000_000).describe('How many requests a credential may send.'),
  seconds: z.int().min(1).max(86_400).default(60).describe('In how many seconds.'),
})

const limits = z.strictObject({
  body_bytes: whole(1024, 1024 ** 3).describe('The largest body, in bytes.'),
  header_bytes: whole(1024, 1024 ** 2).describe('The most bytes of headers of a request.'),
  request_ms: whole(100, 3_600_000).describe('How long a request may take to arrive.'),
  heartbeat_ms: whole(100, 3_600_000).describe('Between two heart-beats of a stream.'),
  grace_ms: whole(0, 3_600_000).describe('How long requests under way get when it ends.'),
  refusals_told: whole(0, 1_000_000).describe('How many refused sign-ins are told a minute.'),
  access_log_ms: whole(0, 60_000).describe(
    'How long the entry of a request waits for others: a process that is killed loses those of this time. 0 waits for nothing.',
  ),
  ready_lag_ms: whole(100, 3_600_000).describe(
    'How long an entry of the log may be without its place, and a run that is due without being taken, before /ready says no.',
  ),
  issuer_ms: whole(0, 600_000).describe(
    'How long the issuers of authentication have to answer when it begins; with 0 none is asked then.',
  ),
  ready_ms: whole(10, 60_000).describe('How long a write may take that /ready tries.'),
})

/** `server` of `fcc.yaml`: what `fcc serve` listens with. What its options say goes first. */
export const server = z.strictObject({
  address: text.optional().describe('At which address it listens; 127.0.0.1 by default.'),
  port: z.int().min(0).max(65_535).optional().describe('At which port; 8080 by default.'),
  public_url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('At which address it is reached from outside.'),
  operator_tenant: text
    .optional()
    .describe('The tenant of whoever runs the host: its operators may list the other tenants.'),
  tls: z
    .strictObject({
      certificate: text.describe('The file of the certificate, in PEM form.'),
      key: text.describe('The file of its key.'),
    })
    .optional()
    .describe('Serves TLS 1.3 with these; read again when they change.'),
  card_key: text
    .optional()
    .describe('The file of the private key that A2A cards are signed with, in PEM form.'),
  origins: z.array(origin).optional().describe('Pages of these may call from a browser.'),
  trusted_proxies: z
    .array(proxy)
    .optional()
    .describe('Addresses of proxies whose X-Forwarded-For is believed.'),
  redis: text
    .optional()
    .describe(
      'Counts requests together with other processes over this Redis: its address, or a reference to it.',
    ),
  tiers: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens'),
      tier,
    )
    .optional()
    .describe('Rate tiers: each replaces one of free, pro and enterprise, or is one more.'),
  limits: limits.optional().describe('Bounds of the server, in bytes and milliseconds.'),
})

/** An operators' tenant that is none of the file's: nobody would be an operator then. Pure. */
export function operatorTenantProblems(
  { operator_tenant: named }: Pick<z.output<typeof server>, 'operator_tenant'> = {},
  tenants: readonly string[],
): readonly { readonly path: readonly string[]; readonly what: string }[] {
  if (named === undefined || tenants.includes(named)) return []
  const what = `server.operator_tenant: there is no tenant ${named}.${suggest(named, tenants)}`
  return [{ path: ['server', 'operator_tenant'], what }]
}

/** What `server` says, with absolute paths. Pure. */
export function serverOf(written: z.output<typeof server>, directory: string): ServerConfig {
  const { address, port, tls, origins, redis, tiers, limits: bounds = {} } = written
  return {
    ...{ address, port, origins, redis, tiers },
    publicUrl: written.public_url,
    cardKey: written.card_key === undefined ? undefined : resolve(directory, written.card_key),
    operatorTenant: written.operator_tenant,
    trustedProxies: written.trusted_proxies,
    tls: tls && {
      certificate: resolve(directory, tls.certificate),
      key: resolve(directory, tls.key),
    },
    limits: {
      maxBodyBytes: bounds.body_bytes,
      maxHeaderBytes: bounds.header_bytes,
      requestMs: bounds.request_ms,
      heartbeatMs: bounds.heartbeat_ms,
      graceMs: bounds.grace_ms,
      refusalsTold: bounds.refusals_told,
      accessLogMs: bounds.access_log_ms,
      readyLagMs: bounds.ready_lag_ms,
      readyMs: bounds.ready_ms,
      issuerMs: bounds.issuer_ms,
    },
  }
}
