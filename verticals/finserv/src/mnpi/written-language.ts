/** Words that every text of a language holds, and no English one. */
const FOREIGN = words(
  // German
  'der die das und ist nicht wird werden mit für von dem den ein eine einen auf noch bisher sich auch wurde haben',
  // French
  'le les des est et pas pour dans une un du sur avec sera ont qui cette aux encore été',
  // Spanish and Portuguese
  'el los las del que una por con para se está aún todavía no será ha não uma com foi ainda da dos ao',
  // Italian
  'il gli della delle che non per una con è sono ancora stata nel dei di',
  // Dutch
  'het een van nog niet wordt zijn met voor op aan dat bij deze naar werd',
  // Nordic languages, Polish
  'och att det som inte är har för med ikke og av til er på den nie jest się jeszcze została zostało przez',
)
const ENGLISH = words(
  'the and is are was were not be been of to in for on with by that this it its as at from has have had will before an or we our which yet',
)
/** How many different foreign words make a passage a foreign one. */
const FEWEST_FOREIGN = 3
const WORD = /\p{L}{1,40}/gu
const LATIN = /\p{Script=Latin}/gu
const LETTER = /\p{L}/gu

/**
 * Whether a passage is written in a language other than English: mostly in another script, or with more
 * of the small words of other languages than of English ones.
 *
 * @example
 * isUnreadLanguage('Die Fusion mit der Borealis Motors AG ist noch nicht bekannt.') // true
 */
export function isUnreadLanguage(passage: string): boolean {
  const letters = passage.match(LETTER)?.length ?? 0
  if (letters > 0 && (passage.match(LATIN)?.length ?? 0) < letters / 2) return true
  const found = passage.toLowerCase().match(WORD) ?? []
  const foreign = found.filter((word) => FOREIGN.has(word) && !ENGLISH.has(word))
  const english = found.filter((word) => ENGLISH.has(word))
  return new Set(foreign).size >= FEWEST_FOREIGN && foreign.length > english.length
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')))
}
