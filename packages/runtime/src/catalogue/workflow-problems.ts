import { type Workflow, workflowProblems, workflows } from '@fcc/contracts'
import type { Governance } from '@fcc/governance'
import type { Diagnostic, Origin, Place } from '@fcc/plugin-api'
import type { TenantCatalogue } from './tenant-catalogue.ts'

/**
 * Faults of the workflows of a catalogue: graphs that code contributes and no document would be, a
 * workflow inside itself, conditions that do not fit the facts. Pure; each with its place.
 */
export function faultyWorkflows(
  catalogue: TenantCatalogue,
  governance: Governance | undefined,
): readonly Diagnostic[] {
  return catalogue
    .all(workflows)
    .flatMap(({ id, value, origin }) => [
      ...graphFaults(id, value, origin),
      ...nestingFaults(id, catalogue, origin),
      ...(governance ? conditionFaults(value, governance, origin) : []),
    ])
}

function graphFaults(id: string, workflow: Workflow, origin: Origin): readonly Diagnostic[] {
  return workflowProblems(workflow).map(({ message }) =>
    fault('FCC_WORKFLOW_GRAPH', origin, {
      why: `Workflow ${id}: ${message}.`,
      fix: 'Correct the graph.',
    }),
  )
}

/** Follows the workflows that nodes do; one that comes back to where it began is reported there. */
function nestingFaults(
  id: string,
  catalogue: TenantCatalogue,
  origin: Origin,
): readonly Diagnostic[] {
  const seen = new Set<string>()
  const queue = [id]
  for (const each of queue) {
    for (const { actor } of catalogue.find(workflows, each)?.value.nodes ?? []) {
      if (actor.kind !== 'workflow') continue
      if (actor.workflow === id) {
        const why = `Workflow ${id} does itself${each === id ? '' : `, by way of ${each}`}: such a run would never end.`
        const fix = 'Let the inner workflow do its work with nodes of its own.'
        return [fault('FCC_WORKFLOW_NESTING', origin, { why, fix })]
      }
      if (seen.has(actor.workflow)) continue
      seen.add(actor.workflow)
      queue.push(actor.workflow)
    }
  }
  return []
}

function conditionFaults(
  workflow: Workflow,
  governance: Governance,
  origin: Origin,
): readonly Diagnostic[] {
  return workflow.edges.flatMap(({ from, to, when, place }) => {
    if (when === undefined) return []
    const { problems } = governance.condition({
      id: `edge ${from}→${to}`,
      when,
      pluginId: origin.pluginId,
      concern: {},
      artifacts: workflow.artifacts,
    })
    return problems.map(({ why, fix }) =>
      fault('FCC_WORKFLOW_CONDITION', origin, {
        why: `Workflow ${workflow.id}: ${why}`,
        fix,
        place,
      }),
    )
  })
}

function fault(
  code: string,
  origin: Origin,
  {
    why,
    fix,
    place,
  }: { readonly why: string; readonly fix: string; readonly place?: Place | undefined },
): Diagnostic {
  const own = origin.file === undefined ? undefined : { file: origin.file, line: origin.line }
  return {
    severity: 'error',
    code,
    why,
    fix,
    pluginId: origin.pluginId,
    pointId: 'workflows',
    place: place ?? own,
  }
}
