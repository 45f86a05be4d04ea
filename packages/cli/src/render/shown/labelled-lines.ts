import type { Paint } from '../../io/terminal.ts'
import { visible } from '../../io/visible.ts'
import { wrapText } from '../../io/wrap.ts'

/** A name with what stands beside it: a sentence, or a list of them, each on lines of its own. */
export type LabelledText = readonly [label: string, text: string | readonly string[]]

/** How wide text beside a label may get, in characters. */
const TEXT_WIDTH = 76

/**
 * Names on the left, wrapped text on the right; a list has a dash before each of its items. What has
 * nothing to say is left out.
 */
export function labelledLines(
  rows: readonly LabelledText[],
  layout: { readonly paint: Paint; readonly indent?: string },
): readonly string[] {
  const { paint, indent = '  ' } = layout
  const said = rows
    .filter(([, text]) => text.length > 0)
    .map(([label, text]) => [visible(label), text] as const)
  const width = Math.max(0, ...said.map(([label]) => label.length))
  return said.flatMap(([label, text]) => {
    const lines =
      typeof text === 'string'
        ? wrapText(visible(text), TEXT_WIDTH)
        : text.flatMap((item) =>
            wrapText(visible(item), TEXT_WIDTH - 2).map(
              (line, at) => `${at === 0 ? '–' : ' '} ${line}`,
            ),
          )
    return lines.map((line, at) => {
      const name = at === 0 ? label : ''
      return `${indent}${paint.dim(name.padEnd(width))}  ${line}`
    })
  })
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
