import type { Steps } from '@fcc/plugin-api'
import type { Brief, Capability, Fact } from './brief.ts'
import { VAGUE } from './kinds-of-words.ts'
import { findTwoAmounts, type TwoAmounts } from './two-amounts.ts'

/** Something that the source leaves open, and where. */
export interface OpenQuestion {
  /** `Q1`, in the order of the source. */
  readonly id: string
  readonly fact: Fact
  /**
   * `asked` by the source itself, `unclear` where its words do not say which way it binds, `unmeasured`
   * where a word has no figure, `unnamed` where nobody is named who acts, `two_amounts` where another
   * statement gives another amount for the same.
   */
  readonly kind: 'asked' | 'unclear' | 'unmeasured' | 'unnamed' | 'two_amounts'
  /** The word that is meant, where one is. */
  readonly word: string
  /** What else is given for the same, where two amounts are. */
  readonly amounts?: TwoAmounts
}

/** What has to be asked before the work can be called done, in the order of the source. */
export function* openQuestions(brief: Brief): Steps<readonly OpenQuestion[]> {
  const found: Omit<OpenQuestion, 'id'>[] = brief.questions.map((fact) => ({
    fact,
    kind: 'asked' as const,
    word: '',
  }))
  for (const each of brief.capabilities) {
    yield each.fact.text.length
    const question = questionAbout(each)
    if (question) found.push(question)
  }
  for (const amounts of yield* findTwoAmounts(brief)) {
    found.push({ fact: amounts.second, kind: 'two_amounts', word: amounts.figures[1], amounts })
  }
  return found
    .sort((one, other) => one.fact.line - other.fact.line)
    .map((each, index) => ({ id: `Q${index + 1}`, ...each }))
}

function questionAbout(capability: Capability): Omit<OpenQuestion, 'id'> | undefined {
  const { fact, level, subject, actor } = capability
  if (level === 'unclear') return { fact, kind: 'unclear', word: '' }
  const vague = VAGUE.find(fact.text)?.word
  if (vague !== undefined && fact.quantities.length === 0) {
    return { fact, kind: 'unmeasured', word: vague }
  }
  if (subject !== '' && actor === '') return { fact, kind: 'unnamed', word: subject }
  return undefined
}
