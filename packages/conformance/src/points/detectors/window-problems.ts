import { characterStart, type Finding } from '@fcc/contracts'

/** How many places of a text are cut at. */
const CUTS = 64

/**
 * What does not hold of the window that a detector declares: that no finding is longer, and that what is
 * found in a stretch is the same where nothing is there but the stretch with its window on both sides.
 */
export async function windowProblems(
  width: number,
  text: string,
  detect: (text: string) => Promise<readonly Finding[]>,
): Promise<readonly string[]> {
  const whole = await detect(text)
  const long = whole.find(({ span }) => span.end - span.start > width)
  if (long) {
    const { category, span } = long
    return [`It declares a window of ${width}, and finds ${span.end - span.start} as ${category}.`]
  }
  const step = Math.max(1, Math.floor(text.length / CUTS))
  for (let from = 0; from < text.length; from += step) {
    const to = Math.min(text.length, from + Math.max(width, step))
    const start = characterStart(text, Math.max(0, from - width))
    const slice = text.slice(start, characterStart(text, to + width))
    const expected = within(whole, { from, to }, 0)
    const found = within(await detect(slice), { from, to }, start)
    if (found !== expected) {
      return [`It declares a window of ${width}, and finds otherwise what stands farther apart.`]
    }
  }
  return []
}

function within(
  findings: readonly Finding[],
  { from, to }: { readonly from: number; readonly to: number },
  shift: number,
): string {
  return findings
    .map(({ category, span }) => ({ category, at: span.start + shift, end: span.end + shift }))
    .filter(({ at, end }) => at >= from && end <= to)
    .map(({ category, at, end }) => `${at}–${end} ${category}`)
    .sort()
    .join()
}
