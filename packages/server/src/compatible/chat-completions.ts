import { z } from 'zod'
import { defineRoute } from '../routes/route.ts'
import { type AskedTurn, finishTurn, startTurn } from './answer-turn.ts'
import { chunksOf, completionOf, completionSchema } from './chat-answers.ts'
import { chatBodySchema, choiceOf, toolsOf, turnsOf } from './chat-body.ts'
import { callerToolsOf } from './client-tools.ts'
import { findModel, modelsOf } from './find-model.ts'
import { shownPieces } from './shown-pieces.ts'
import { usedTools } from './used-tools.ts'

/** The endpoint that clients of chat completions are pointed at. */
export const chatRoutes = [
  defineRoute({
    id: 'models.list',
    method: 'GET',
    path: '/v1/models',
    access: 'catalogue:read',
    errors: 'compatible',
    summary:
      'The models of the compatible endpoint: personas, and scenarios of one input and outcome',
    responses: {
      200: z.object({
        object: z.literal('list'),
        data: z.array(
          z.object({
            id: z.string(),
            object: z.literal('model'),
            created: z.number().int(),
            owned_by: z.string(),
          }),
        ),
      }),
    },
    async handle({ session }) {
      const data = modelsOf(await session.catalogue()).map(({ name }) => ({
        ...{ id: name, object: 'model', created: 0, owned_by: session.tenant },
      }))
      return { status: 200, body: { object: 'list', data } }
    },
  }),
  defineRoute({
    id: 'chat.complete',
    method: 'POST',
    path: '/v1/chat/completions',
    access: 'runs:start',
    passes: ['run_input', 'tool_result', 'prompt', 'egress', 'tool_call', 'output', 'release'],
    errors: 'compatible',
    summary: 'Answers a conversation as a persona: a run of one node, under the tenant’s rules',
    body: chatBodySchema,
    responses: { 200: completionSchema },
    problems: [409],
    async handle({ body, headers, session, signal, about }) {
      const model = findModel(await session.catalogue(), body.model)
      const isStreamed = body.stream === true
      const turns = turnsOf(body.messages)
      const asked: AskedTurn = {
        ...{ model, isStreamed, turns },
        tools: callerToolsOf({
          tools: toolsOf(body.tools),
          choice: choiceOf(body.tool_choice),
          parallel: body.parallel_tool_calls,
          used: usedTools(turns).used,
        }),
        purpose: body.metadata?.purpose,
        idempotencyKey: headers['idempotency-key'],
      }
      const handle = await startTurn(session, asked)
      about(handle.id)
      const finish = () => finishTurn(session, handle, asked, signal)
      if (!isStreamed) return { status: 200, body: completionOf(body.model, await finish()) }
      const wantsUsage = body.stream_options?.include_usage === true
      return {
        status: 200,
        events: chunksOf(body.model, {
          run: handle.id,
          pieces: shownPieces(handle, finish),
          wantsUsage,
        }),
      }
    },
  }),
]
