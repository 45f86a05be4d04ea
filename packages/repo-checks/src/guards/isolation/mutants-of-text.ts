import type { Guard } from '../guard.ts'
import { pieceOnce } from './piece-once.ts'

/** What is weakened wherever it is found in some files. */
export interface Weakening {
  /** What it is called in the name of a mutant. */
  readonly kind: string
  /** Finds every place, with the flag `g`; a group named `piece` is the part that is replaced, else all of it. */
  readonly finds: RegExp
  /** What stands there instead. */
  readonly instead: (piece: string) => string
}

/** One guard for each place that a weakening finds in a file, named by its number among those of the file. Pure. */
export function mutantsOfText(
  { file, text, tests }: Readonly<Pick<Guard, 'file' | 'tests'>> & { readonly text: string },
  weakening: Weakening,
): readonly Guard[] {
  const matches = [...text.matchAll(weakening.finds)]
  return matches.flatMap((match, index) => {
    const piece = match.groups?.piece ?? match[0]
    const start = match.index + match[0].indexOf(piece)
    if (isComment(text, start)) return []
    const { from, to } = pieceOnce(
      text,
      { start, end: start + piece.length },
      weakening.instead(piece),
    )
    const guard = `${weakening.kind} ${index + 1} in ${file}: ${piece}`
    return [{ guard, file, from, to, tests }]
  })
}

function isComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at)
  return /^\s*(\/\/|\*|\/\*)/.test(line) || line.includes(' // ')
}
