/** How strictly a statement binds, in the order of RFC 2119. */
export type RequirementLevel = 'must' | 'must not' | 'should' | 'should not' | 'may'

/** The words that bind, by language; the longer ones first where one begins with another. */
const MODALS: Readonly<Record<RequirementLevel, readonly string[]>> = {
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
  'should not': ['should not', "shouldn't", 'ought not to', 'soll nicht', 'sollte nicht'],
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
  (Object.keys(MODALS) as RequirementLevel[]).flatMap((level) =>
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

/** The word that makes a sentence bind, and where it is. */
export interface FoundRequirement {
  readonly level: RequirementLevel
  readonly at: number
  readonly length: number
}

/**
 * The first word of a sentence that binds: a modal verb or one of its like (RFC 2119 section 1 to 5 for
 * English; its nearest words elsewhere). A form of words, not an understanding: `can` of tin is a can.
 *
 * @example
 * findRequirement('A member must not hold more than 3 tools.') // { level: 'must not', at: 9, length: 8 }
 */
export function findRequirement(sentence: string): FoundRequirement | undefined {
  // By lower case, for an expression that ignores case compiles slowly; few letters change their length.
  const lowered = sentence.toLowerCase()
  const text = lowered.length === sentence.length ? lowered : sentence
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const level = levels.get(word.replaceAll(/\s/g, ' '))
    // The month: a capital inside a sentence.
    const isMonth = index > 0 && sentence.slice(index, index + word.length) === 'May'
    if (level !== undefined && !isMonth) return { level, at: index, length: word.length }
  }
  return undefined
}
