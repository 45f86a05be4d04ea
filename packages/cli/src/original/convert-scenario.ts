import type { Account } from './account.ts'
import type { OriginalPart } from './original-parts.ts'
import { localNameOf, mappingOf, textOf } from './plain-values.ts'

/** A workflow that came over, as scenarios look for it. */
export interface ImportedWorkflow {
  readonly id: string
  readonly start: string
  /** Artifact → the gate of the node that makes it, where it has one. */
  readonly artifacts: ReadonlyMap<string, string | undefined>
}

/**
 * A scenario of the original names the node it starts at and no workflow. It becomes one of ours where
 * exactly one workflow that came over starts there: which other was meant, nobody can tell from here. What
 * it expects is an outcome where that workflow makes an artifact of the name and holds it to a gate.
 */
export function convertScenario(
  { value, path, key }: OriginalPart,
  account: Account,
  { workflows, owner }: { readonly workflows: readonly ImportedWorkflow[]; readonly owner: string },
): { readonly id: string; readonly document: unknown } | undefined {
  const id = localNameOf(value.id ?? key)
  const setup = mappingOf(value.setup)
  const start = localNameOf(setup?.start_node ?? value.start)
  const fitting = workflows.filter((each) => each.start === start)
  const [workflow] = fitting
  const expected = mappingOf(value.expected_outcomes) ?? {}
  const outcomes = Object.keys(expected).flatMap((written) => {
    const name = localNameOf(written)
    const gate = name === undefined ? undefined : workflow?.artifacts.get(name)
    return name !== undefined && gate !== undefined ? [{ written, name, gate }] : []
  })
  const why = !id
    ? 'It has no id.'
    : !start
      ? 'It names no node to start at.'
      : fitting.length !== 1
        ? `${fitting.length === 0 ? 'No workflow' : 'More than one workflow'} that came over starts at ${start}.`
        : outcomes.length === 0
          ? 'Nothing that it expects is made by its workflow and held to a gate; a scenario here releases by one.'
          : undefined
  if (why || !id || !workflow) {
    account.note(path, 'no_counterpart', { why: why ?? '' })
    return undefined
  }
  const as = `scenarios/${id}`
  const came = (...parts: readonly (string | number)[]): void =>
    account.note([...path, ...parts], 'came_over', { as })
  if (value.id !== undefined) came('id')
  const title = textOf(value.name)
  if (title) came('name')
  const description = textOf(value.description)
  if (description) came('description')
  const type = localNameOf(value.type)
  if (type) came('type')
  came(...(setup?.start_node === undefined ? ['start'] : ['setup', 'start_node']))
  for (const { written, gate } of outcomes) {
    account.note([...path, 'expected_outcomes', written], 'came_over', {
      as,
      why: `It is released by the gate ${gate}, whose own threshold holds.`,
    })
  }
  const document = {
    scenario: id,
    title: title ?? id,
    ...(description ? { description } : {}),
    purposes: [type ?? 'imported'],
    input: { brief: { type: 'text', kind: 'document', required: true } },
    workflow: `${owner}/${workflow.id}`,
    outcomes: Object.fromEntries(
      outcomes.map(({ name, gate }) => [
        name,
        { gate: gate.includes('/') ? gate : `${owner}/${gate}` },
      ]),
    ),
  }
  return { id, document }
}
