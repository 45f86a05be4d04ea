import { DASH, type Said, table } from '../../io/table.ts'
import type { Paint } from '../../io/terminal.ts'
import { visible } from '../../io/visible.ts'

/** A name with what stands beside it: a sentence, or a list of them, each on lines of its own. */
export type LabelledText = readonly [label: string, text: string | readonly string[]]

/** How wide text beside a label may get, in characters: longer lines are hard to read. */
const TEXT_WIDTH = 76

/**
 * Names on the left, wrapped text on the right; a list has a dash before each of its items. What has
 * nothing to say is left out.
 */
export function labelledLines(
  rows: readonly LabelledText[],
  layout: { readonly paint: Paint; readonly indent?: string },
): readonly Said[] {
  const { paint, indent = '  ' } = layout
  const cells = rows.flatMap(([label, text]) => {
    if (typeof text === 'string') return text === '' ? [] : [[label, text]]
    return text.map((item, at) => [at === 0 ? label : '', `${DASH}${item}`])
  })
  return table(cells, { indent, paintFirst: paint.dim, lastWidth: TEXT_WIDTH })
}

/** The heading of something that is shown: its title, its id, and where it comes from. */
export function headingLines(
  heading: { readonly title: string; readonly id: string; readonly from: string },
  paint: Paint,
): readonly string[] {
  return [
    '',
    `  ${paint.bold(visible(heading.title))}   ${paint.dim(visible(heading.id))}`,
    ...(heading.from === '' ? [] : [`  ${paint.dim(`from ${visible(heading.from)}`)}`]),
    '',
  ]
}
