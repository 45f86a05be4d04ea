import { thrownMessage } from '@fcc/plugin-api'
import type { ChildMessage, ChildTask } from './points/hostile/child-messages.ts'
import { probeOne } from './points/hostile/probe-texts.ts'
import { PROBES } from './points/hostile/probes.ts'
import { repetitions } from './points/hostile/repetitions.ts'

/** The most problems that are told: one text that breaks it breaks many of its kind. */
const MAX_PROBLEMS = 10

/** Waits until a message is out, so that what blocks afterwards cannot hold it back. */
function say(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => void process.send?.(message, undefined, {}, () => resolve()))
}

async function perform({ pointId, reload, context, own, limits }: ChildTask): Promise<void> {
  const probe = PROBES[pointId]
  if (probe === undefined) throw new TypeError(`${pointId} takes no texts`)
  const module = (await import(reload.module)) as Readonly<Record<string, unknown>>
  const make = module[reload.name]
  if (typeof make !== 'function') throw new TypeError(`${reload.module} exports no ${reload.name}`)
  const contribution = (await make(reload.argument)) as never
  await say({ kind: 'loaded' })
  const problems: string[] = []
  for (const each of repetitions(own, limits)) {
    if (problems.length >= MAX_PROBLEMS) break
    await say({ kind: 'begins', name: each.name })
    problems.push(...(await probeOne(contribution, each, { probe, context })))
  }
  await say({ kind: 'done', problems })
}

process.once('message', (task: ChildTask) => {
  perform(task).catch((cause) =>
    say({ kind: 'done', problems: [`It could not be tried: ${thrownMessage(cause)}`] }),
  )
})
