import { z } from 'zod'
import type {
  Authentication,
  AuthenticationProvider,
  ClaimRules,
  FromClaim,
} from './authentication.ts'

const text = z.string().trim().min(1).max(2000)
const claim = text.max(200)

/** Signatures that only the issuer can make. What is signed with a shared secret, or not at all, is none. */
const SIGNATURES = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const
/** Accepted where nobody says. */
const DEFAULT_SIGNATURES: readonly (typeof SIGNATURES)[number][] = [
  'RS256',
  'PS256',
  'ES256',
  'EdDSA',
  'Ed25519',
]

/** Addresses over which nobody else can answer: HTTPS, or this machine. */
const address = text.refine((written) => isReference(written) || isIssuerAddress(written), {
  error:
    'an https address without a user in it; http only of this machine (127.0.0.1, [::1], localhost)',
})

/** A reference is looked at when it is read. */
function isReference(written: string): boolean {
  return /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(written)
}

/** Whether an issuer may be asked at this address: over HTTPS, or on this machine, and with nobody named in it. Pure. */
export function isIssuerAddress(written: string): boolean {
  const url = URL.parse(written)
  if (url === null || url.username + url.password !== '') return false
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
}

const fromClaim = z.strictObject({
  claim: claim.describe('The name of the claim; a dot goes one level down.'),
  map: z.record(z.string(), text).optional().describe('What the claim says → what it is here.'),
})

const claimKeys = {
  tenant: z
    .union([text, fromClaim])
    .optional()
    .describe(
      'The tenant of everybody whom this issuer knows, or the claim that says it. Without it nobody is let in.',
    ),
  principal: claim
    .optional()
    .describe('The claim that is the id of the principal; `sub` by default.'),
  kind: z
    .enum(['human', 'service'])
    .optional()
    .describe('Whom its tokens stand for: `service` for `jwt`, `human` for `oidc` by default.'),
  groups: claim
    .optional()
    .describe('The claim with the groups that `role_assignments` name; `groups` by default.'),
  roles: fromClaim.optional().describe('The claim with roles, and what each of them is here.'),
  tier: fromClaim.optional().describe('The claim with the rate tier, and what it is here.'),
  on_behalf_of: claim.optional().describe('The claim that says for whom a service acts.'),
}
const skew = z
  .int()
  .min(0)
  .max(300)
  .default(30)
  .describe('By how many seconds the clocks of the issuer and of this host may differ.')

const apiKey = z.strictObject({
  type: z.literal('api_key').describe('Keys of programs: `fcc api-keys`.'),
  header: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, 'the name of a header')
    .default('X-API-Key')
    .describe('The header that carries the key; `Authorization: Bearer` does too.'),
  validation: z
    .literal('database')
    .default('database')
    .describe('Keys are looked up in the control store with each request.'),
})

const jwt = z.strictObject({
  type: z.literal('jwt').describe('Tokens that an issuer signed, sent with each request.'),
  issuer: address.describe('Who signs the tokens; compared as it is.'),
  audience: z
    .union([text.transform((one) => [one]), z.array(text).min(1)])
    .describe('Whom the tokens have to be for: this server.'),
  jwks_uri: address.describe('Where the keys of the issuer are.'),
  algorithms: z
    .array(z.enum(SIGNATURES))
    .min(1)
    .default([...DEFAULT_SIGNATURES])
    .describe('The signatures that are accepted.'),
  clock_skew_seconds: skew,
  ...claimKeys,
})

const oidc = z.strictObject({
  type: z
    .enum(['oauth2', 'oidc'])
    .describe('People who sign in with a browser, by OpenID Connect.'),
  provider: z
    .string()
    .regex(
      /^(?!callback$)[a-z][a-z0-9-]{0,40}$/,
      'lower-case letters, digits and hyphens; not callback',
    )
    .default('default')
    .describe('What it is called here, in addresses and lists.'),
  issuer: address.describe('Who signs people in; its settings are read from there.'),
  client_id: text.describe('What this server is called there.'),
  client_secret: text
    .regex(
      /^(?:\$\{[A-Za-z_][A-Za-z0-9_]*\}|file:.+)$/,
      'a reference: a variable of the environment in braces after a dollar, or file:PATH',
    )
    .optional()
    .describe('A reference to the secret of the client; without it the client is a public one.'),
  redirect_uri: address
    .optional()
    .describe(
      'The address of /v1/sign-in/callback as others reach it, and as the issuer knows it.',
    ),
  scopes: z
    .array(text)
    .min(1)
    .default(['openid', 'profile', 'email'])
    .describe(
      'What is asked of the issuer. With `offline_access` most give what renews a session.',
    ),
  clock_skew_seconds: skew,
  ...claimKeys,
})

/** `authentication` as the second seed's `config/security.yaml` prints it, with what says whose tenant it is. */
export const authentication = z
  .strictObject({
    providers: z
      .array(z.discriminatedUnion('type', [apiKey, jwt, oidc]))
      .min(1)
      .describe('Ways to say who one is, each with its settings.'),
    session: z
      .strictObject({
        timeout: z
          .int()
          .min(60)
          .max(86_400)
          .default(3600)
          .describe('For how many seconds somebody who signed in is let in.'),
        refresh_enabled: z
          .boolean()
          .default(true)
          .describe('Whether a session may be renewed, by what its issuer says then.'),
        max_seconds: z
          .int()
          .min(60)
          .max(30 * 86_400)
          .default(43_200)
          .describe('How long a session lasts at most, however often it is renewed.'),
      })
      .prefault({})
      .describe('Sessions of people who signed in.'),
  })
  .superRefine(({ providers }, context) => {
    const seen = new Set<string>()
    for (const [index, each] of providers.entries()) {
      const name =
        each.type === 'api_key'
          ? 'api_key'
          : each.type === 'jwt'
            ? `jwt ${each.issuer}`
            : each.provider
      if (seen.has(name)) {
        const message = 'is there twice: which of the two counts would be a guess'
        context.addIssue({ code: 'custom', path: ['providers', index], message })
      }
      seen.add(name)
    }
  })

/** What the file says of authentication, as the rest of the code reads it. Pure. */
export function authenticationOf(written: z.output<typeof authentication>): Authentication {
  const { timeout, refresh_enabled: refreshEnabled, max_seconds: maxSeconds } = written.session
  return {
    providers: written.providers.map(providerOf),
    session: { timeoutSeconds: timeout, refreshEnabled, maxSeconds: Math.max(maxSeconds, timeout) },
  }
}

function providerOf(
  written: z.output<typeof authentication>['providers'][number],
): AuthenticationProvider {
  switch (written.type) {
    case 'api_key':
      return { type: 'api_key', header: written.header.toLowerCase() }
    case 'jwt':
      return {
        type: 'jwt',
        issuer: written.issuer,
        audience: written.audience,
        jwksUri: written.jwks_uri,
        algorithms: written.algorithms,
        clockSkewSeconds: written.clock_skew_seconds,
        claims: claimsOf(written, 'service'),
      }
    default:
      return {
        type: 'oidc',
        name: written.provider,
        issuer: written.issuer,
        clientId: written.client_id,
        ...(written.client_secret === undefined ? {} : { clientSecret: written.client_secret }),
        ...(written.redirect_uri === undefined ? {} : { redirectUri: written.redirect_uri }),
        scopes: written.scopes,
        clockSkewSeconds: written.clock_skew_seconds,
        claims: claimsOf(written, 'human'),
      }
  }
}

interface WrittenClaims {
  readonly tenant?: string | FromClaim | undefined
  readonly principal?: string | undefined
  readonly kind?: ClaimRules['kind'] | undefined
  readonly groups?: string | undefined
  readonly roles?: FromClaim | undefined
  readonly tier?: FromClaim | undefined
  readonly on_behalf_of?: string | undefined
}

function claimsOf(written: WrittenClaims, kind: ClaimRules['kind']): ClaimRules {
  const { tenant, groups, roles, tier, on_behalf_of: onBehalfOf } = written
  return {
    id: written.principal ?? 'sub',
    kind: written.kind ?? kind,
    ...(tenant === undefined ? {} : { tenant }),
    groups: groups ?? 'groups',
    ...(roles === undefined ? {} : { roles }),
    ...(tier === undefined ? {} : { tier }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  }
}
