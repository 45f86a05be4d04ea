import type { Principal } from '@fcc/contracts'
import { thrownMessage } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import { makeNames, token } from '../arena/make-names.ts'
import type { Planted } from '../arena/plant.ts'
import { isolationError } from '../diagnostics.ts'
import { SCRATCH_SCENARIO } from './scratch-tenants.ts'

const DAY_MS = 86_400_000

/** Somebody who may do everything in a scratch tenant. */
export const readerOf = (id: string): Principal => ({
  ...{ kind: 'human', id, roles: ['isolation-reader'] },
})

/**
 * Fills a scratch tenant by way of a session: a run that is over, one that waits, answers, keys, a log.
 *
 * @throws FccError FCC_ISOLATION_NOT_PREPARED
 */
export async function plantTenant(session: TenantSession, canary: string): Promise<Planted> {
  try {
    return await fill(session, canary)
  } catch (cause) {
    const facts = { tenant: session.tenant, message: thrownMessage(cause), cause }
    throw isolationError('FCC_ISOLATION_NOT_PREPARED', facts)
  }
}

async function fill(session: TenantSession, canary: string): Promise<Planted> {
  const made = makeNames(session.tenant)
  const start = async (idempotencyKey: string) => {
    const options = { idempotencyKey, subjects: [made.subject] }
    const run = await session.start(SCRATCH_SCENARIO, { note: `A note: ${canary}` }, options)
    await run.finished()
    return { id: run.id, question: await session.question(run.id) }
  }
  const over = await start(made.idempotencyKey)
  const { shown, activity } = over.question
  await session.answer(over.id, { decision: 'approved', activity, shown, note: canary })
  const { state, reasons } = await (await session.resume(over.id)).finished()
  if (state !== 'completed') {
    throw new Error(`a run of one question is ${state} (${reasons.map(({ id }) => id).join(', ')})`)
  }
  const waiting = await start(token(16))
  const { id: credential, key: secret } = await session.createApiKey({ name: canary, roles: [] })
  const { id: grant } = await session.createGrant({
    to: { tenant: 'isolation-nobody', role: canary },
    ...{ what: ['personas'], purpose: 'isolation' },
    until: new Date(Date.now() + DAY_MS).toISOString(),
  })
  let event = made.event
  for await (const each of session.events(over.id)) event = each.id
  return {
    canary,
    guessed: `A note: ${canary.slice(0, -1)}`,
    names: {
      ...made,
      ...{ run: over.id, over: over.id, waiting: waiting.id, event },
      ...{ asked: waiting.question.activity, binding: waiting.question.shown },
      ...{ visit: `${over.id}/ask/1`, activity, owner: session.principal.id },
      ...{ credential, secret, grant },
    },
  }
}
