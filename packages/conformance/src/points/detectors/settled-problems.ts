import { characterStart, type Finding } from '@fcc/contracts'

/** How many beginnings of a text are tried. */
const CUTS = 64

/**
 * What does not hold of the place up to which a detector says that a text is settled, while it is being written: that
 * it is a place of it, and that all of the text has the same findings before it as its beginning has.
 */
export async function settledProblems(
  text: string,
  {
    detect,
    settled,
  }: {
    readonly detect: (text: string) => Promise<readonly Finding[]>
    readonly settled: (text: string) => number | Promise<number>
  },
): Promise<readonly string[]> {
  const whole = await detect(text)
  const step = Math.max(1, Math.floor(text.length / CUTS))
  for (let cut = 0; cut <= text.length; cut += step) {
    const written = text.slice(0, characterStart(text, cut))
    const place = await settled(written)
    if (!Number.isInteger(place) || place < 0 || place > written.length) {
      return [`Of ${written.length} characters it says that ${String(place)} are settled.`]
    }
    if (before(whole, place) !== before(await detect(written), place)) {
      return [
        `It says that ${place} of ${written.length} characters are settled, and finds otherwise there later.`,
      ]
    }
  }
  return []
}

/** What ends before a place; what ends there may become one with what is found behind it. */
function before(findings: readonly Finding[], place: number): string {
  return findings
    .filter(({ span }) => span.end < place)
    .map(({ category, confidence, span }) => `${span.start}–${span.end} ${category} ${confidence}`)
    .sort()
    .join()
}
