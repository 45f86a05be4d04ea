import { defineRoute } from '../routes/route.ts'
import { type AskedTurn, finishTurn, startTurn } from './answer-turn.ts'
import { callerToolsOf } from './client-tools.ts'
import { findModel } from './find-model.ts'
import { responseOf, responseSchema } from './response-answers.ts'
import { responseBodySchema, turnsOf } from './response-body.ts'
import { eventsOf } from './response-events.ts'
import { shownPieces } from './shown-pieces.ts'
import { usedTools } from './used-tools.ts'

/** The endpoint that clients of responses are pointed at. */
export const responseRoutes = [
  defineRoute({
    id: 'responses.create',
    method: 'POST',
    path: '/v1/responses',
    access: 'runs:start',
    passes: ['run_input', 'tool_result', 'prompt', 'egress', 'tool_call', 'output', 'release'],
    errors: 'compatible',
    summary: 'Answers a conversation as a persona, in the form of responses',
    body: responseBodySchema,
    responses: { 200: responseSchema },
    problems: [409],
    async handle({ body, headers, session, signal, about }) {
      const model = findModel(await session.catalogue(), body.model)
      const isStreamed = body.stream === true
      const turns = turnsOf(body)
      const asked: AskedTurn = {
        ...{ model, isStreamed, turns },
        tools: callerToolsOf({
          tools: body.tools ?? [],
          choice: body.tool_choice,
          parallel: body.parallel_tool_calls,
          used: usedTools(turns).used,
        }),
        purpose: body.metadata?.purpose,
        idempotencyKey: headers['idempotency-key'],
      }
      const handle = await startTurn(session, asked)
      about(handle.id)
      const finish = () => finishTurn(session, handle, asked, signal)
      if (!isStreamed) return { status: 200, body: responseOf(body, await finish()) }
      const pieces = shownPieces(handle, finish)
      return { status: 200, events: eventsOf(body, handle.id, pieces) }
    },
  }),
]
