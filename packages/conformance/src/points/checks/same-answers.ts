import type { Call } from '@fcc/contracts'
import { SAMPLE_TENANTS } from '../samples/sample-tenants.ts'
import { atAnotherMoment } from './another-moment.ts'
import { canonicalText } from './canonical-text.ts'

/** A question that can be asked again: the same words, made anew for each asking. */
export interface Question {
  readonly name: string
  ask(tenant: Call['tenant']): unknown
}

/**
 * Asks every question several times: forwards, for another tenant, backwards, at another moment, and
 * all at once. What a contribution keeps between calls, or takes from clock and chance, shows as
 * another answer to the same question.
 */
export async function findOtherAnswers(questions: readonly Question[]): Promise<readonly string[]> {
  const { riverside, lakeside } = SAMPLE_TENANTS
  const first = await inTurn(questions, riverside)
  await inTurn(questions, lakeside)
  const backwards = (await inTurn(questions.toReversed(), riverside)).toReversed()
  const [then, later] = [
    await atAnotherMoment(0, () => inTurn(questions, riverside)),
    await atAnotherMoment(1, () => inTurn(questions, riverside)),
  ]
  const together = await Promise.all(questions.map(({ ask }) => answerOf(() => ask(riverside))))
  return questions.flatMap(({ name }, index) => [
    ...(backwards[index] === first[index]
      ? []
      : [`"${name}" was answered otherwise after other questions.`]),
    ...(then[index] === first[index] && later[index] === first[index]
      ? []
      : [`"${name}" was answered otherwise at another moment, or as chance fell.`]),
    ...(together[index] === first[index]
      ? []
      : [`"${name}" was answered otherwise while others were asked.`]),
  ])
}

async function inTurn(
  questions: readonly Question[],
  tenant: Call['tenant'],
): Promise<readonly string[]> {
  const answers: string[] = []
  for (const { ask } of questions) answers.push(await answerOf(() => ask(tenant)))
  return answers
}

/** An answer as text; a refusal is one, too. */
async function answerOf(ask: () => unknown): Promise<string> {
  try {
    return canonicalText(await ask())
  } catch (cause) {
    return `threw ${String(cause)}`
  }
}
