/** The HTTP API over tenant sessions: one table of routes behind one door. */

export { type CardKey, readCardKey } from './a2a/card-key.ts'
export type {
  Authenticated,
  Authenticator,
  CredentialRequest,
  Refused,
} from './authentication/authenticator.ts'
export {
  configuredAuthenticators,
  DEFAULT_AUTHENTICATION,
} from './authentication/configured-authenticators.ts'
export { createServer, type Server } from './create-server.ts'
export { openConfiguredRates } from './edge/configured-rates.ts'
export { openRateLimits, type RateLimits, type RateLimitsOptions } from './edge/rate-limits.ts'
export type { RateStanding } from './edge/rate-standing.ts'
export { RATE_TIERS, type RateTier, rateTiersSchema } from './edge/rate-tiers.ts'
export type { TlsFiles } from './edge/tls-files.ts'
export type { ListenAt } from './http/listen.ts'
export {
  DEFAULT_SERVER_LIMITS,
  type ServerLimits,
  type ServerNote,
  type ServerOptions,
} from './http/server-options.ts'
export { serveMcp } from './mcp/serve-mcp.ts'
export { type McpProxyOptions, type McpUpstream, serveMcpProxy } from './mcp/serve-mcp-proxy.ts'
export type { OpenApiDocument } from './openapi/openapi.ts'
export { ROUTES } from './routes/all-routes.ts'
export {
  defineRoute,
  type Route,
  type RouteAccess,
  type RouteAnswer,
  type RouteRequest,
  type RouteShape,
  type StreamedEvent,
} from './routes/route.ts'
export { DEFAULT_ISSUER_MS, openAuthentication } from './sign-in/open-authentication.ts'
export { createSignIn, type SentOn, type SignIn } from './sign-in/sign-in.ts'
