import { personas, type RunRecord, type VisitEventData, workflows } from '@fcc/contracts'
import type { TenantModel } from '@fcc/runtime'
import { type Said, table } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { durationText } from './duration-text.ts'
import { localName } from './local-name.ts'

/** The widths of the columns of progress lines: those of the workflow's nodes and personas. */
export interface ProgressLayout {
  readonly node: number
  readonly persona: number
}

/** The width of what is said of a visit, where it is not longer. */
const SAID_WIDTH = 40

/** The columns for a workflow. */
export function progressLayout(
  model: Pick<TenantModel, 'catalogue'>,
  workflow: string,
): ProgressLayout {
  const nodes = nodesOf(model, workflow, '', [])
  const names = nodes.map(
    ({ persona }) => model.catalogue.find(personas, persona)?.value.name ?? persona,
  )
  return {
    node: Math.max(0, ...nodes.map(({ name }) => name.length)),
    persona: Math.max(0, ...names.map((name) => name.length)),
  }
}

/** The nodes of a workflow and of those inside its nodes, each by the longest name that a visit of it has. */
function nodesOf(
  model: Pick<TenantModel, 'catalogue'>,
  workflow: string,
  prefix: string,
  within: readonly string[],
): readonly { readonly name: string; readonly persona: string }[] {
  if (within.includes(workflow)) return []
  const nodes = model.catalogue.find(workflows, workflow)?.value.nodes ?? []
  return nodes.flatMap(({ id, persona, map, actor }) => {
    const name = `${prefix}${id}${map ? `[${map.atMost - 1}]` : ''}`
    const inner =
      actor.kind === 'workflow'
        ? nodesOf(model, actor.workflow, `${name}/`, [...within, workflow])
        : []
    return [{ name, persona }, ...inner]
  })
}

/** The lines at a run's beginning. */
export function startLines(run: RunRecord, paint: Paint): readonly string[] {
  const { tenant } = run.envelope
  return [
    '',
    `  ${paint.bold(visible(tenant))} · ${visible(run.title)}   ${paint.dim(`run ${run.id}`)}`,
  ]
}

/** One row for one visit, in the columns of all visits of its run; what it says wraps before how long it took. */
export function visitRow(
  visit: VisitEventData,
  layout: ProgressLayout,
  paint: Paint,
): readonly Said[] {
  const { mark, colour } = markOf(visit)
  const took = Date.parse(visit.endedAt) - Date.parse(visit.startedAt)
  const row = [
    `${mark} ${visit.node.padEnd(layout.node)}`,
    visit.personaName.padEnd(layout.persona),
    saidOf(visit).padEnd(SAID_WIDTH),
    durationText(took),
  ]
  return table([row], {
    paintFirst: (text) => text.replace(mark, paint[colour](mark)),
    paintCell: (text, _, column) => (column === row.length - 1 ? paint.dim(text) : text),
  })
}

function markOf({ route, state }: VisitEventData): {
  readonly mark: string
  readonly colour: 'red' | 'yellow' | 'green'
} {
  if (route.kind === 'feedback') return { mark: '↺', colour: 'yellow' }
  if (route.kind === 'failure') return { mark: '↯', colour: 'yellow' }
  if (route.kind === 'cancelled') return { mark: '⊘', colour: 'yellow' }
  const stopped = route.kind === 'end' && state !== 'completed'
  return stopped ? { mark: '✗', colour: 'red' } : { mark: '✓', colour: 'green' }
}

function saidOf({ says, gates, route }: VisitEventData): string {
  const judged = gates.map(({ gate, score, threshold, passed }) => {
    const value = score === undefined ? 'not measured' : score.toFixed(2)
    return `gate ${localName(gate)} ${value}${passed ? '' : ` of ${threshold.toFixed(2)}`}`
  })
  if (route.kind === 'cancelled') return `cancelled: ${route.by} continued without it`
  // Work that goes back says why in its own words, where it has some.
  if (route.kind === 'feedback') return `${says || judged.join(', ')} → ${route.to.join(', ')}`
  const beside = route.kind === 'failure' && route.to.length > 0 ? [`→ ${route.to.join(', ')}`] : []
  return [says, ...judged, ...beside].filter((part) => part !== '').join(', ')
}
