import type { OpenQuestion } from '../reading/open-questions.ts'
import type { Work } from './section.ts'

/** Open questions as a list, each with its place. */
export function questionLines({ open, say }: Work): readonly string[] {
  return open.map((each) => `- **${each.id}** ${questionCites(each)} ${questionText(each, say)}`)
}

/** Where an open question stands: both places, where two statements give rise to it. */
export function questionCites({ fact, amounts }: OpenQuestion): string {
  return amounts === undefined ? fact.cite : `${amounts.first.cite} ${fact.cite}`
}

/** An open question in a sentence. */
export function questionText(
  { kind, word, fact, amounts }: OpenQuestion,
  say: (text: string) => string,
): string {
  if (amounts !== undefined) {
    const [one, other] = amounts.figures
    return `gives two amounts for what reads as one thing, “${say(one)}” in “${say(amounts.first.text)}” and “${say(other)}” in “${say(fact.text)}”: which holds?`
  }
  const quoted = `“${say(fact.text)}”`
  if (kind === 'asked') return `is asked and not answered: ${quoted}`
  if (kind === 'unclear') return `does not say which way it binds: ${quoted}`
  if (kind === 'unmeasured') return `gives no figure for “${say(word)}”: ${quoted}`
  return `does not say who acts on “${say(word)}”: ${quoted}`
}
