import type { RunRecord } from '@fcc/contracts'
import type { ExplainedRun } from '@fcc/diagrams'
import { FccError } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import type { Listed } from './catalogue-parts.ts'
import type { OpenCatalogue } from './open-catalogue.ts'
import type { Inputs } from './scenario-inputs.ts'

/** A run of a scenario that really was: what it was given, how it went, what came out. */
export interface ShownRun {
  readonly inputs: Inputs
  readonly record: RunRecord
  readonly explained: ExplainedRun
  readonly outcomes: Readonly<Record<string, string>>
  /** What each persona made first, as far as rules let a reader see it. */
  readonly works: readonly ShownWork[]
}

/** What a persona made at a step of a run. */
export interface ShownWork {
  readonly persona: string
  readonly node: string
  readonly name: string
  readonly text: string
}

/** Runs each scenario that there is an input for, by id, one after the other. */
export async function runScenarios(
  { runtime }: OpenCatalogue,
  scenarios: readonly Listed<{ readonly id: string }>[],
  inputs: ReadonlyMap<string, Inputs>,
): Promise<ReadonlyMap<string, ShownRun>> {
  const runs = new Map<string, ShownRun>()
  for (const { value, model } of scenarios) {
    const given = inputs.get(value.id)
    if (given === undefined) continue
    const session = runtime
      .tenant(model.config.id)
      .as({ kind: 'human', id: 'reader', roles: ['reader'] })
    const handle = await session.start(value.id, given)
    const record = await handle.finished()
    const names = Object.keys(record.released)
    const outcomes = await Promise.all(
      names.map(async (name) => [name, (await session.outcome(record.id, name)).text] as const),
    )
    const explained = await session.explain(record.id)
    runs.set(value.id, {
      inputs: given,
      record,
      explained,
      outcomes: Object.fromEntries(outcomes),
      works: await worksOf(session, explained),
    })
  }
  return runs
}

/** The first text that each persona made; what rules keep from a reader is left out. */
async function worksOf(
  session: TenantSession,
  { run, visits }: ExplainedRun,
): Promise<readonly ShownWork[]> {
  const works = new Map<string, ShownWork>()
  for (const { persona, node, outputs } of visits) {
    for (const { name } of outputs) {
      if (works.has(persona)) break
      const text = await readable(session, run.id, `${node}/${name}`)
      if (text !== undefined) works.set(persona, { persona, node, name, text })
    }
  }
  return [...works.values()]
}

async function readable(
  session: TenantSession,
  run: string,
  name: string,
): Promise<string | undefined> {
  try {
    const { text, mediaType } = await session.work(run, name)
    return mediaType.startsWith('text/') && text.trim() !== '' ? text : undefined
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_ARTIFACT_WITHHELD') return undefined
    throw error
  }
}
