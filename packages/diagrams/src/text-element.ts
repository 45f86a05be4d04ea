import { round } from './arrow-head.ts'
import { xmlText } from './xml-text.ts'

/** One line of text in a drawing, its middle at `y`. */
export function textElement(
  text: string,
  at: {
    readonly x: number
    readonly y: number
    readonly of?: 'heading' | 'said' | 'mark' | 'small'
    readonly anchor?: 'start' | 'middle' | 'end'
  },
): string {
  const { x, y, of = 'said', anchor = 'start' } = at
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return `<text class="${of}" x="${round(x)}" y="${round(y)}"${anchored} dominant-baseline="central">${xmlText(text)}</text>`
}
