import { tableLines } from '../../io/table.ts'
import type { Paint } from '../../io/terminal.ts'
import { visible } from '../../io/visible.ts'
import { wrapText } from '../../io/wrap.ts'
import { originText } from '../../listing/listed.ts'
import type { ShownScenario } from '../../showing/shown-scenario.ts'
import { localName } from '../local-name.ts'
import { headingLines } from './labelled-lines.ts'
import { edgeLines, gateSection, nodeLines } from './workflow-lines.ts'

const DESCRIPTION_WIDTH = 96

/** A scenario in lines for people: inputs with limits, bindings, outcomes, gates. */
export function scenarioLines(shown: ShownScenario, paint: Paint): readonly string[] {
  const { scenario, origin, workflowTitle, bindings, edges, outcomes } = shown
  const inputs = Object.entries(scenario.inputs).map(([name, input]) => [
    name,
    input.mediaType,
    input.required ? 'required' : 'optional',
    `at most ${bytesText(input.maxBytes)}`,
    input.description ?? '',
  ])
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
    ...wrapText(visible(scenario.description ?? ''), DESCRIPTION_WIDTH).map((line) => `  ${line}`),
    ...(scenario.description ? [''] : []),
    visible(
      `  For ${scenario.purposes.join(', ')}${scenario.purposes.length > 1 ? `; ${scenario.purposes[0]} unless told` : ''}`,
    ),
    '',
    '  Takes in',
    ...(inputs.length > 0 ? tableLines(inputs, { indent: '    ' }) : ['    nothing']),
    '',
    `  Workflow  ${visible(workflowTitle)}   ${paint.dim(visible(scenario.workflow))}`,
    ...nodeLines(bindings),
    '',
    '  Edges',
    ...edgeLines(edges),
    '',
    '  Releases',
    ...(released.length > 0 ? tableLines(released, { indent: '    ' }) : ['    nothing']),
    '',
    ...gateSection(gates, paint),
  ]
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const

/** Bytes in the largest unit that says them exactly: `10 MiB`, `1000 bytes`. */
function bytesText(bytes: number): string {
  let amount = bytes
  let unit = 0
  while (amount >= 1024 && amount % 1024 === 0 && unit < UNITS.length - 1) {
    amount /= 1024
    unit += 1
  }
  return `${amount} ${UNITS[unit]}`
}
