import { a2aRoutes } from '../a2a/a2a-routes.ts'
import { authzenRoutes } from '../authzen/authzen-routes.ts'
import { chatRoutes } from '../compatible/chat-completions.ts'
import { responseRoutes } from '../compatible/responses.ts'
import { mcpRoutes } from '../mcp/mcp-route.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { catalogueRoutes } from './catalogue.ts'
import { inboxRoutes } from './inbox.ts'
import { operationRoutes } from './operation.ts'
import { recordRoutes } from './records.ts'
import type { Route } from './route.ts'
import { runRoutes } from './runs.ts'

/** The table of routes. */
export const ROUTES: readonly Route[] = [
  ...operationRoutes,
  ...catalogueRoutes,
  ...runRoutes,
  ...inboxRoutes,
  ...recordRoutes,
  ...apiKeyRoutes,
  ...chatRoutes,
  ...responseRoutes,
  ...mcpRoutes,
  ...authzenRoutes,
  ...a2aRoutes,
]
