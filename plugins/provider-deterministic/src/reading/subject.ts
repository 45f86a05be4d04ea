import type { FoundRequirement } from '@fcc/contracts/statements'

/** What stands for a denied subject, so that `must not` beside it denies once. */
const AFFIRMED: readonly (readonly [RegExp, string])[] = [
  [/^(?:nobody|no[ -]?one|none|niemand|keiner|personne|nadie|nessuno|ninguém)$/iu, 'anybody'],
  [/^(?:nothing|nichts|rien|nada|niente|niets)$/iu, 'anything'],
]

/**
 * The words of a sentence between its clause that says when and the word that binds, without those that
 * deny: `No nurse must …` is about the nurse, `Nobody may …` about anybody.
 */
export function subjectOf(text: string, from: number, { at, denial }: FoundRequirement): string {
  const plain = (words: string): string => words.replace(/^[,:;\s]+/, '').trim()
  if (denial === undefined) return plain(text.slice(from, at))
  const word = text.slice(denial.at, denial.at + denial.length)
  const behind = text.slice(denial.at + denial.length, at)
  const before = plain(text.slice(from, denial.at))
  const affirmed = AFFIRMED.find(([form]) => form.test(word))?.[1]
  const any = affirmed ?? (before !== '' && /^(?:no|kein|keine)$/iu.test(word) ? 'any' : '')
  const rest = /^neither/i.test(word) ? behind.replace(/\snor\s/giu, ' and ') : behind
  return [before, any, plain(rest)]
    .filter((part) => part !== '')
    .join(' ')
    .replace(/[,\s]+$/, '')
}
