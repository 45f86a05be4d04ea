import type { Brief, Capability, Fact } from './brief.ts'
import { VAGUE } from './kinds-of-words.ts'

/** Something that the source leaves open, and where. */
export interface OpenQuestion {
  /** `Q1`, in the order of the source. */
  readonly id: string
  readonly fact: Fact
  /**
   * `asked` by the source itself, `unclear` where its words do not say which way it binds, `unmeasured`
   * where a word has no figure, `unnamed` where nobody is named who acts.
   */
  readonly kind: 'asked' | 'unclear' | 'unmeasured' | 'unnamed'
  /** The word that is meant, where one is. */
  readonly word: string
}

/** What has to be asked before the work can be called done, in the order of the source. */
export function openQuestions({ questions, capabilities }: Brief): readonly OpenQuestion[] {
  const found = [
    ...questions.map((fact) => ({ fact, kind: 'asked' as const, word: '' })),
    ...capabilities.flatMap((each) => questionAbout(each) ?? []),
  ]
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
