import type { Runtime, TenantSession } from '@fcc/runtime'
import express, { type NextFunction, type Request, type Response } from 'express'
import { z } from 'zod'
import { describeError } from './describe-error.ts'
import { describeRun, followRun } from './follow-run.ts'

const runRequest = z.strictObject({
  scenario: z.string().min(1).max(200),
  input: z.record(z.string(), z.string()),
  /** Whether the run ends with the connection of whoever started it; by default it does not. */
  cancelOnLeave: z.boolean().optional(),
})

/** The routes over a runtime. */
export function createApp(runtime: Runtime) {
  const app = express().disable('x-powered-by')
  app.use(express.json({ limit: '16mb', type: () => true }))

  app.post('/runs', async (request, response) => {
    const session = sessionOf(request)
    if (!session) return refuse(response)
    const wanted = runRequest.safeParse(request.body)
    if (!wanted.success) {
      response.status(400).json({ code: 'BAD_REQUEST', why: wanted.error.message })
      return
    }
    const { scenario, input, cancelOnLeave = false } = wanted.data
    const idempotencyKey = request.get('idempotency-key')
    const run = await session.start(scenario, input, { idempotencyKey })
    await followRun(run, response, { cancelOnLeave })
  })

  app.get('/runs/:id', async (request, response) => {
    const session = sessionOf(request)
    if (!session) return refuse(response)
    response.json(describeRun(await session.run(request.params.id)))
  })

  app.get('/runs/:id/outcomes/:name', async (request, response) => {
    const session = sessionOf(request)
    if (!session) return refuse(response)
    const { text, mediaType } = await session.outcome(request.params.id, request.params.name)
    response.type(mediaType).send(text)
  })

  // Express knows a handler of errors by its four parameters.
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error)
    const { status, body } = describeError(error)
    if (status === 500) console.error(error)
    response.status(status).json(body)
  })

  /**
   * What the caller may do. Headers that something in front of this server has set say who it is: an
   * example and no authentication. Put the claims of a verified token in their place.
   */
  function sessionOf(request: Request): TenantSession | undefined {
    const tenant = request.get('x-fcc-tenant')
    const id = request.get('x-fcc-user')
    if (!tenant || !id) return undefined
    const roles = (request.get('x-fcc-roles') ?? '').split(',').filter(Boolean)
    return runtime.tenant(tenant).as({ id, kind: 'human', roles })
  }

  return app
}

function refuse(response: Response): void {
  response.status(401).json({ code: 'NO_CALLER', why: 'The request names no caller.' })
}
