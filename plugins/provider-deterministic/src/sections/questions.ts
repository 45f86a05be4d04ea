import type { OpenQuestion } from '../reading/open-questions.ts'
import type { Work } from './section.ts'

/** Open questions as a list, each with its place. */
export function questionLines({ open, say }: Work): readonly string[] {
  return open.map((each) => `- **${each.id}** ${each.fact.cite} ${questionText(each, say)}`)
}

/** An open question in a sentence. */
export function questionText(
  { kind, word, fact }: OpenQuestion,
  say: (text: string) => string,
): string {
  const quoted = `“${say(fact.text)}”`
  if (kind === 'asked') return `is asked and not answered: ${quoted}`
  if (kind === 'unclear') return `does not say which way it binds: ${quoted}`
  if (kind === 'unmeasured') return `gives no figure for “${say(word)}”: ${quoted}`
  return `does not say who acts on “${say(word)}”: ${quoted}`
}
