import { isSameWord, titleWords } from './title-words.ts'

/** Whether a description says what a code stands for, and if not, in what it differs. */
export type TitleMatch = 'fits' | 'other-words' | 'side' | 'encounter' | 'number' | 'nothing-said'

/** The share of a description's words that the title has to have. */
const LEAST_SHARED = 0.6
/** What a word counts that many titles have. */
const COMMON_WEIGHT = 0.25

const COMMON: ReadonlySet<string> = new Set(
  'accidental adverse assault complication condition disease disorder effect encounter failure fracture harm injury initial intentional left multiple open part poisoning right self sequela site subsequent syndrome type undetermined'.split(
    ' ',
  ),
)

/** Of each group a description may name another member than the title only where the title has both. */
const OPPOSED = {
  side: ['right', 'left', 'bilateral'],
  encounter: ['initial', 'subsequent', 'sequela'],
} as const

/**
 * Compares a description with the titles of a code by their words. A description may say less than the
 * title and say it shorter; what it says has to be in there, and no side, encounter or number may be another.
 *
 * @param titles the long and the short title
 * @example
 * matchTitle('T2DM w hyperglycemia', ['Type 2 diabetes mellitus with hyperglycemia'])  // 'fits'
 * matchTitle('fracture of left femur', ['Fracture of right femur'])                    // 'side'
 */
export function matchTitle(description: string, titles: readonly string[]): TitleMatch {
  const said = titleWords(description)
  if (!said.some((word) => /[a-z]{3}/.test(word))) return 'nothing-said'
  const meant = titles.flatMap(titleWords)
  const has = (word: string) => meant.some((other) => isSameWord(word, other))
  for (const group of ['side', 'encounter'] as const) {
    if (isOpposed(said, meant, OPPOSED[group])) return group
  }
  if (said.some((word) => /^\d+$/.test(word) && !has(word) && meant.some(isNumber))) return 'number'
  let shared = 0
  let all = 0
  for (const word of said) {
    const weight = COMMON.has(word) ? COMMON_WEIGHT : 1
    all += weight
    if (has(word)) shared += weight
  }
  return shared / all >= LEAST_SHARED ? 'fits' : 'other-words'
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word)
}

function isOpposed(
  said: readonly string[],
  meant: readonly string[],
  group: readonly string[],
): boolean {
  const named = (words: readonly string[]) =>
    group.filter((member) => words.some((word) => word.length >= 4 && isSameWord(word, member)))
  const inTitle = named(meant)
  return inTitle.length > 0 && named(said).some((member) => !inTitle.includes(member))
}
