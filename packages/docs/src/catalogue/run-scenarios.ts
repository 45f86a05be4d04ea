import type { RunRecord } from '@fcc/contracts'
import type { ExplainedRun } from '@fcc/diagrams'
import type { Listed } from './catalogue-parts.ts'
import type { OpenCatalogue } from './open-catalogue.ts'
import type { Inputs } from './scenario-inputs.ts'

/** A run of a scenario that really was: what it was given, how it went, what came out. */
export interface ShownRun {
  readonly inputs: Inputs
  readonly record: RunRecord
  readonly explained: ExplainedRun
  readonly outcomes: Readonly<Record<string, string>>
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
    runs.set(value.id, {
      inputs: given,
      record,
      explained: await session.explain(record.id),
      outcomes: Object.fromEntries(outcomes),
    })
  }
  return runs
}
