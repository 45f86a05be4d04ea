import { conditionOf } from './condition.ts'
import { type Denial, denialBefore, denialBehind, isNotOnly } from './denial.ts'

/**
 * How strictly a statement binds, in the order of RFC 2119; `unclear` where it binds and its words do
 * not say which way, as in `nobody must not sign`.
 */
export type RequirementLevel = 'must' | 'must not' | 'should' | 'should not' | 'may' | 'unclear'
type ModalLevel = Exclude<RequirementLevel, 'unclear'>

/** The words that bind, by language; the longer ones first where one begins with another. */
const MODALS: Readonly<Record<ModalLevel, readonly string[]>> = {
  'must not': [
    ...[
      'must not',
      "mustn't",
      'must never',
      'shall not',
      'may not',
      'cannot',
      "can't",
      'is forbidden',
    ],
    ...['are forbidden', 'is not allowed', 'are not allowed', 'is prohibited', 'are prohibited'],
    ...['is forbidden to', 'are forbidden to', 'is prohibited from', 'are prohibited from'],
    ...['is not allowed to', 'are not allowed to', 'is not permitted to', 'are not permitted to'],
    ...['is not permitted', 'are not permitted', 'is not to', 'are not to', 'is never to'],
    ...['are never to', "shan't", 'may never', 'shall never', 'can never', "isn't allowed to"],
    ...["aren't allowed to", "isn't allowed", "aren't allowed", 'can not'],
    ...['darf nicht', 'dürfen nicht', 'darf kein', 'darf keine', 'dürfen keine', 'ne doit pas'],
    ...['ne doivent pas', 'ne peut pas', 'ne peuvent pas', 'no debe', 'no deben', 'no puede'],
    ...['no pueden', 'non deve', 'non devono', 'não deve', 'não devem', 'não pode', 'mag niet'],
    ...['mogen niet', '不得', '禁止', '不能', 'てはならない'],
  ],
  must: [
    ...[
      'must',
      'shall',
      'has to',
      'have to',
      'needs to',
      'need to',
      'needs',
      'need',
      'is required',
    ],
    ...[
      'are required',
      'muss',
      'müssen',
      'doit',
      'doivent',
      'il faut',
      'debe',
      'deben',
      'tiene que',
    ],
    ...['tienen que', 'deve', 'devono', 'devem', 'moet', 'moeten', '必须', '必須', '應當', '应当'],
    ...['なければならない'],
  ],
  'should not': [
    'should not',
    "shouldn't",
    'should never',
    'ought not to',
    'soll nicht',
    'sollte nicht',
  ],
  should: [
    ...['should', 'ought to', 'wants to', 'want to', 'wants', 'want', 'is recommended', 'soll'],
    ...['sollen', 'sollte', 'sollten', 'devrait', 'devraient', 'debería', 'deberían', 'dovrebbe'],
    ...['deveria', 'zou moeten', '应该', '應該', 'べき'],
  ],
  may: [
    ...[
      'may',
      'can',
      'could',
      'is allowed to',
      'are allowed to',
      'is permitted to',
      'are permitted to',
      'is allowed',
      'are allowed',
      'is permitted',
      'are permitted',
      'kann',
      'können',
      'darf',
      'dürfen',
    ],
    ...['peut', 'peuvent', 'puede', 'pueden', 'può', 'possono', 'pode', 'podem', 'mag', 'mogen'],
    ...['可以'],
  ],
}

const levels = new Map(
  (Object.keys(MODALS) as ModalLevel[]).flatMap((level) =>
    MODALS[level].map((word) => [word, level] as const),
  ),
)
const isUnspaced = (word: string): boolean => /^[\p{Script=Han}\p{Script=Hiragana}]/u.test(word)
const longestFirst = [...levels.keys()].sort((one, other) => other.length - one.length)
const spaced = longestFirst
  .filter((word) => !isUnspaced(word))
  .join('|')
  .replaceAll(' ', '\\s')
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}'’])|${longestFirst.filter(isUnspaced).join('|')}`,
  'gu',
)

/** Denied, these leave free: `nobody has to sign` forbids nobody to sign. */
const FREED_BY_DENIAL = new Set([
  ...['has to', 'have to', 'needs to', 'need to', 'needs', 'need', 'is required', 'are required'],
  ...[
    'wants to',
    'want to',
    'wants',
    'want',
    'muss',
    'müssen',
    'moet',
    'moeten',
    'doit',
    'doivent',
  ],
  ...['il faut', 'tiene que', 'tienen que', 'is recommended'],
])
const DENIED: Readonly<Record<ModalLevel, RequirementLevel>> = {
  must: 'must not',
  may: 'must not',
  should: 'should not',
  'must not': 'unclear',
  'should not': 'unclear',
}

/** The words that make a sentence bind, and where they are, with a `never` behind them. */
export interface FoundRequirement {
  readonly level: RequirementLevel
  readonly at: number
  readonly length: number
  /** Words before them that deny: `nobody`, `no`, `under no circumstances`. */
  readonly denial?: Pick<Denial, 'at' | 'length'>
}

/**
 * The first word of a sentence that binds, outside a clause that says when, if another is there: a modal
 * verb or one of its like (RFC 2119 section 1 to 5 for English; its nearest words elsewhere), and whether
 * its subject or what follows denies it. A form of words, not an understanding: `can` of tin is a can.
 *
 * @example
 * findRequirement('A member must not hold more than 3 tools.') // { level: 'must not', at: 9, length: 8 }
 * findRequirement('Nobody may enter.') // { level: 'must not', at: 7, length: 3, denial: { at: 0, length: 6 } }
 */
export function findRequirement(sentence: string): FoundRequirement | undefined {
  // By lower case, for an expression that ignores case compiles slowly; few letters change their length.
  const lowered = sentence.toLowerCase()
  const text = (lowered.length === sentence.length ? lowered : sentence).replaceAll('’', "'")
  const start = conditionOf(sentence).length
  let inCondition: FoundRequirement | undefined
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const modal = word.replaceAll(/\s/g, ' ')
    const level = levels.get(modal)
    // The month: a capital inside a sentence.
    const isMonth = index > 0 && sentence.slice(index, index + word.length) === 'May'
    if (level === undefined || isMonth) continue
    const from = index < start ? 0 : start
    const found = weighed({ text, modal, level, at: index, length: word.length, from })
    if (index >= start) return found
    inCondition ??= found
  }
  return inCondition
}

/** A modal verb in its sentence; the clause that says when ends at `from`. */
interface ModalInSentence {
  readonly text: string
  readonly modal: string
  readonly level: ModalLevel
  readonly at: number
  readonly length: number
  readonly from: number
}

function weighed({ text, modal, level, at, length, from }: ModalInSentence): FoundRequirement {
  const before = denialBefore(text.slice(from, at).trimEnd())
  const rest = text.slice(at + length, at + length + 500)
  const behind = denialBehind(rest, level === 'may')
  const isNegative = level.endsWith('not')
  const denials = [before, behind].filter((each) => each !== undefined)
  const whole = { at, length: length + (behind?.length ?? 0) }
  if (denials.length === 0) {
    return { level: isNegative && isNotOnly(rest) ? 'unclear' : level, ...whole }
  }
  const isUnclear =
    denials.length > 1 || denials.some((each) => !each.isCertain) || FREED_BY_DENIAL.has(modal)
  return {
    level: isUnclear ? 'unclear' : DENIED[level],
    ...whole,
    ...(before ? { denial: { at: from + before.at, length: before.length } } : {}),
  }
}
