import type { Message, SendMessageRequest, StreamResponse, Task } from '@a2a-js/sdk'
import {
  PushNotificationNotSupportedError,
  RequestMalformedError,
  TaskNotCancelableError,
  TaskNotFoundError,
  UnsupportedOperationError,
} from '@a2a-js/sdk/errors'
import type { A2ARequestHandler } from '@a2a-js/sdk/server'
import { FccError } from '@fcc/plugin-api'
import type { RunHandle, TenantSession } from '@fcc/runtime'
import { finishedUnlessLeft, startTurn } from '../compatible/answer-turn.ts'
import { findModel } from '../compatible/find-model.ts'
import { extendedCard, publicCard } from './agent-card.ts'
import type { CardKey } from './card-key.ts'
import { signCard } from './sign-card.ts'
import { statusOf, taskOf } from './task-of-run.ts'

/**
 * The requests of one caller: tasks are runs of their tenant, and nothing else is kept. A message names its skill in
 * `metadata.skill`: a persona or a scenario of the extended card.
 */
export function runRequests(
  session: TenantSession,
  {
    publicUrl,
    cardKey,
    signal,
  }: {
    readonly publicUrl: string
    readonly cardKey?: CardKey | undefined
    readonly signal: AbortSignal
  },
): A2ARequestHandler {
  async function begin({ message, metadata }: SendMessageRequest): Promise<RunHandle> {
    const skill = message?.metadata?.skill ?? metadata?.skill
    if (!message || typeof skill !== 'string') {
      throw new RequestMalformedError('Name a skill in metadata.skill of the message.')
    }
    if (message.taskId !== '') {
      throw new UnsupportedOperationError(
        'A task takes no further message; its question is answered by who may.',
      )
    }
    const model = findModel(await session.catalogue(), skill)
    return startTurn(session, {
      ...{ model, isStreamed: false, turns: [{ role: 'user', text: textOf(message) }] },
      ...(message.messageId === '' ? {} : { idempotencyKey: `a2a:${message.messageId}` }),
    })
  }

  async function* follow(
    handle: Pick<RunHandle, 'id'>,
  ): AsyncGenerator<StreamResponse, void, undefined> {
    yield { payload: { $case: 'task', value: await taskOf(session, await session.run(handle.id)) } }
    let sequence = -1
    for await (const _ of session.events(handle.id, { signal })) {
      const run = await session.run(handle.id)
      if (run.sequence === sequence) continue
      sequence = run.sequence
      const status = statusOf(run)
      yield {
        payload: {
          $case: 'statusUpdate',
          value: { taskId: run.id, contextId: run.id, status, metadata: undefined },
        },
      }
      if (run.state === 'waiting') break
    }
    yield { payload: { $case: 'task', value: await taskOf(session, await session.run(handle.id)) } }
  }

  return {
    getAgentCard: () => signCard(publicCard(publicUrl), cardKey, publicUrl),
    getAuthenticatedExtendedAgentCard: async () =>
      signCard(extendedCard(publicUrl, await session.catalogue()), cardKey, publicUrl),
    async sendMessage(request): Promise<Message | Task> {
      return asked(async () => {
        const handle = await begin(request)
        if (request.configuration?.returnImmediately) return taskOf(session, await handle.record())
        return taskOf(session, await finishedUnlessLeft(handle, signal))
      })
    },
    async *sendMessageStream(request) {
      yield* follow(await asked(() => begin(request)))
    },
    getTask: ({ id }) => asked(async () => taskOf(session, await session.run(id))),
    cancelTask: ({ id }) => asked(async () => taskOf(session, await session.cancel(id))),
    async *resubscribe({ id }) {
      await asked(() => session.run(id))
      yield* follow({ id })
    },
    listTasks: ({ pageSize = 20, pageToken }) =>
      asked(async () => {
        const limit = Math.min(Math.max(1, pageSize), 100)
        const runs = await session.runs({
          limit,
          ...(pageToken === '' ? {} : { before: pageToken }),
        })
        const tasks = await Promise.all(
          runs.map(async ({ id }) => taskOf(session, await session.run(id))),
        )
        const last = runs.length === limit ? runs.at(-1) : undefined
        return { tasks, nextPageToken: last?.id ?? '', pageSize: limit, totalSize: tasks.length }
      }),
    createTaskPushNotificationConfig: noPush,
    getTaskPushNotificationConfig: noPush,
    listTaskPushNotificationConfigs: noPush,
    deleteTaskPushNotificationConfig: noPush,
  }
}

/** Does what is asked; what the session refuses is an error of the protocol, with its code and why. */
async function asked<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!FccError.is(error)) throw error
    const said = `${error.code}: ${error.why}`
    if (error.code === 'FCC_RUN_UNKNOWN') throw new TaskNotFoundError(said)
    if (error.code === 'FCC_RUN_OVER') throw new TaskNotCancelableError(said)
    throw new RequestMalformedError(said)
  }
}

function noPush(): Promise<never> {
  return Promise.reject(new PushNotificationNotSupportedError('Nothing is pushed here.'))
}

function textOf({ parts }: Message): string {
  return parts
    .map(({ content }) => {
      if (content?.$case === 'text') return content.value
      throw new RequestMalformedError('Only parts of text are read here.')
    })
    .join('\n')
}
