import { type Said, table } from '../../io/table.ts'
import type { Paint } from '../../io/terminal.ts'
import { visible } from '../../io/visible.ts'
import { originText } from '../../listing/listed.ts'
import type { ShownScenario } from '../../showing/shown-scenario.ts'
import { inputRows } from '../input-rows.ts'
import { localName } from '../local-name.ts'
import { headingLines } from './labelled-lines.ts'
import { edgeLines, gateSection, nodeLines } from './workflow-lines.ts'

const DESCRIPTION_WIDTH = 96

/** A scenario in lines for people: inputs with limits, bindings, outcomes, gates. */
export function scenarioLines(shown: ShownScenario, paint: Paint): readonly Said[] {
  const { scenario, origin, workflowTitle, bindings, edges, outcomes } = shown
  const inputs = inputRows(scenario.inputs)
  const released = outcomes.map(({ name, gate, declassifies }) => [
    name,
    `through gate ${localName(gate.id)}`,
    declassifies === undefined ? '' : `lowers the label ${declassifies}`,
  ])
  const gates = [
    ...bindings.flatMap(({ gate }) => (gate ? [gate] : [])),
    ...outcomes.map(({ gate }) => gate),
  ]
  return [
    ...headingLines({ title: scenario.title, id: scenario.id, from: originText(origin) }, paint),
    ...table(scenario.description ? [[scenario.description]] : [], {
      lastWidth: DESCRIPTION_WIDTH,
    }),
    ...(scenario.description ? [''] : []),
    visible(
      `  For ${scenario.purposes.join(', ')}${scenario.purposes.length > 1 ? `; ${scenario.purposes[0]} by default` : ''}`,
    ),
    '',
    '  Takes in',
    ...(inputs.length > 0 ? table(inputs, { indent: '    ' }) : ['    nothing']),
    '',
    `  Workflow  ${visible(workflowTitle)}   ${paint.dim(visible(scenario.workflow))}`,
    ...nodeLines(bindings),
    '',
    '  Edges',
    ...edgeLines(edges),
    '',
    '  Releases',
    ...(released.length > 0 ? table(released, { indent: '    ' }) : ['    nothing']),
    '',
    ...gateSection(gates, paint),
  ]
}
