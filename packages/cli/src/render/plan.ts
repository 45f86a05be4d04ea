import { type Said, table } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import type { PluginPlan } from '../listing/plugin-plan.ts'
import type { ScenarioPlan } from '../listing/scenario-plan.ts'
import { inputRows } from './input-rows.ts'
import { localName } from './local-name.ts'
import { timesText } from './plugin-rows.ts'

/** The plan of plugins in lines for people. */
export function pluginPlanLines(
  { order, skipped, assembly }: PluginPlan,
  paint: Paint,
): readonly Said[] {
  const rows = order.flatMap(
    ({ id, version, includes, after, loadMs, setupMs, contributes }, index) => {
      const contributed = Object.entries(contributes).map(
        ([point, ids]) => `${point} ${ids.length}`,
      )
      return [
        [
          `${index + 1}`,
          id,
          version,
          timesText({ loadMs, setupMs }),
          [
            ...(includes.length > 0 ? [`on ${includes.join(', ')}`] : []),
            ...(after.length > 0 ? [`after ${after.join(', ')}`] : []),
          ].join('; '),
        ],
        `       ${contributed.join(', ') || 'nothing'}`,
      ]
    },
  )
  return [
    ...table(rows, { heads: ['', 'PLUGIN', 'VERSION', 'STARTED', 'NEEDS'], paintHead: paint.dim }),
    ...(skipped.length > 0 ? ['', '  Not started'] : []),
    ...table(skipped.map(({ id, code, why }) => [id, code, why])),
    '',
    `  Assembly ${visible(assembly)}`,
  ]
}

/** What a run would do, in lines for people. */
export function scenarioPlanLines(plan: ScenarioPlan, paint: Paint): readonly Said[] {
  const { scenario } = plan
  const steps = plan.steps.map(({ node, personaName, actedBy, gate }) => [
    node,
    personaName,
    actedBy,
    gate ? `gate ${localName(gate.id)} on ${gate.on}` : '',
  ])
  const edges = plan.edges.map(({ from, to, kind, carries, atMost }) => [
    `${from} ${kind === 'feedback' ? '↺' : '→'} ${to}`,
    carries.join(', '),
    kind === 'feedback' ? `at most ${atMost}` : '',
  ])
  const outcomes = Object.entries(scenario.outcomes).map(([name, { gate, declassifies }]) => [
    name,
    `through ${localName(gate)}`,
    declassifies === undefined ? '' : `lowers ${declassifies}`,
  ])
  const rules = Object.entries(plan.rules).map(([at, count]) => `${count} at ${at}`)
  return [
    '',
    `  ${paint.bold(visible(scenario.title))}   ${paint.dim(visible(scenario.id))}`,
    `  for ${visible(scenario.purposes.join(', '))}`,
    '',
    ...section('Takes in', inputRows(scenario.inputs)),
    ...section('Does', steps),
    ...section('Carries', edges),
    ...section('Releases', outcomes),
    `  Rules     ${visible(rules.join(', ')) || 'none'}`,
    `  From      ${visible(plan.constitutions.map(({ id, from }) => `${id} (${from})`).join(', ')) || 'no constitution'}`,
    '',
  ]
}

function section(title: string, rows: readonly (readonly string[])[]): readonly Said[] {
  if (rows.length === 0) return []
  return [`  ${title}`, ...table(rows, { indent: '    ' }), '']
}
