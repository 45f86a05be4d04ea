import { type Said, table } from '../../io/table.ts'
import type { Paint } from '../../io/terminal.ts'
import { visible } from '../../io/visible.ts'
import { originText } from '../../listing/listed.ts'
import type { ShownOneGate } from '../../showing/shown-gate.ts'

/** A gate in lines for people: what passes, what each check asks, and where it is used. */
export function gateLines({ card, origin, usedBy }: ShownOneGate, paint: Paint): readonly Said[] {
  const { id, title, on, threshold, checks } = card
  return [
    '',
    `  ${paint.bold(visible(title))}   ${paint.dim(visible(id))}`,
    `  ${paint.dim(visible(`from ${originText(origin)}`))}`,
    '',
    `  Passes from ${threshold.toFixed(2)} on${on === undefined ? '' : visible(`, judging ${on}`)}`,
    '',
    ...table(
      checks.map(({ id: check, asks, required }) => [check, required ? 'required' : '', asks]),
      { heads: ['CHECK', '', 'ASKS'], paintHead: paint.dim },
    ),
    '',
    ...table(usedBy.map((at, index) => [index === 0 ? 'Used by' : '', at])),
    '',
  ]
}
