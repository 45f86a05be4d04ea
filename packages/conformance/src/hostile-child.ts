import { thrownMessage } from '@fcc/plugin-api'
import type { ChildMessage, ChildTask } from './points/hostile/child-messages.ts'
import type { Probe } from './points/hostile/probe.ts'
import { probeOne } from './points/hostile/probe-texts.ts'
import { repetitions } from './points/hostile/repetitions.ts'
import { POINT_SUITES } from './points/suite/point-suites.ts'

/** The most problems that are told: one text that breaks it breaks many of its kind. */
const MAX_PROBLEMS = 10

/** Waits until a message is out, so that what blocks afterwards cannot hold it back. */
function say(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => void process.send?.(message, undefined, {}, () => resolve()))
}

/** How to give a text to a contribution, by the id of its point. */
function probeOf(pointId: string): Probe<never> | undefined {
  const suites: Readonly<Record<string, { readonly probe?: unknown }>> = POINT_SUITES
  return suites[pointId]?.probe as Probe<never> | undefined
}

async function perform({ pointId, reload, context, own, limits }: ChildTask): Promise<void> {
  const probe = probeOf(pointId)
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
