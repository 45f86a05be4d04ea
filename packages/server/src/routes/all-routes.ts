import type { Runtime } from '@fcc/runtime'
import { a2aRoutes } from '../a2a/a2a-routes.ts'
import { authzenRoutes } from '../authzen/authzen-routes.ts'
import { chatRoutes } from '../compatible/chat-completions.ts'
import { responseRoutes } from '../compatible/responses.ts'
import type { ReadyCheck } from '../http/ready-check.ts'
import { mcpRoutes } from '../mcp/mcp-route.ts'
import { type OpenApiDocument, openApiOf } from '../openapi/openapi.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { catalogueRoutes } from './catalogue.ts'
import { describingRoutes } from './describing.ts'
import { inboxRoutes } from './inbox.ts'
import { operationRoutes } from './operation.ts'
import { recordRoutes } from './records.ts'
import { reportRoutes } from './reports.ts'
import type { Route } from './route.ts'
import { runRoutes } from './runs.ts'
import { signInRoutes } from './sign-in.ts'
import { webhookRoutes } from './webhooks.ts'

/** The version of the API that is described. */
const API = '1.0.0'

/** The routes of every server. */
export const ROUTES: readonly Route[] = [
  ...operationRoutes,
  ...catalogueRoutes,
  ...runRoutes,
  ...inboxRoutes,
  ...recordRoutes,
  ...apiKeyRoutes,
  ...webhookRoutes,
  ...reportRoutes,
  ...chatRoutes,
  ...responseRoutes,
  ...mcpRoutes,
  ...authzenRoutes,
  ...a2aRoutes,
]

/** All that a server answers, and what describes it. */
export interface RouteTable {
  readonly routes: readonly Route[]
  readonly document: OpenApiDocument
}

/** The whole table: the routes of every server, those for signing in where people do, and those that describe it. */
export function routeTable(
  runtime: Runtime,
  parts: { readonly signIn: SignIn | undefined; readonly check: ReadyCheck },
): RouteTable {
  const served = [...ROUTES, ...signInRoutes(parts.signIn)]
  const document = openApiOf(served, API)
  return { routes: [...served, ...describingRoutes(document, parts.check, runtime)], document }
}
