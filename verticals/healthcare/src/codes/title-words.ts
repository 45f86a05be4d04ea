/** Words that say nothing of a diagnosis by themselves. */
const STOP: ReadonlySet<string> = new Set(
  'a an and as at by due for from in into is it its nec nos not of on or other otherwise specified than that the to unspecified unsp with without w wo elsewhere classified classd code first'.split(
    ' ',
  ),
)

/** What coders and the short titles of the tables abbreviate so that no prefix tells it. */
const SHORT: Readonly<Record<string, string>> = {
  afib: 'atrial fibrillation',
  aki: 'acute kidney failure',
  bl: 'bilateral',
  cad: 'coronary artery heart disease',
  chf: 'heart failure',
  ckd: 'chronic kidney disease',
  copd: 'chronic obstructive pulmonary disease',
  dm: 'diabetes mellitus',
  dvt: 'deep vein thrombosis',
  fx: 'fracture',
  gerd: 'gastro esophageal reflux disease',
  hld: 'hyperlipidemia',
  htn: 'hypertension',
  lt: 'left',
  mi: 'myocardial infarction',
  rt: 'right',
  uti: 'urinary tract infection',
}

/**
 * The words by which a description is compared with a title: in lower case, without endings of the plural
 * and without words that say nothing. Numerals of Rome become digits, usual abbreviations become words.
 *
 * @example
 * titleWords('Type II DM, unspecified')  // ['type', '2', 'diabete', 'mellitu']
 */
export function titleWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .split(/[^a-z0-9]+/)
    .flatMap((word) => SHORT[word]?.split(' ') ?? [word])
    .filter((word) => word !== '' && !STOP.has(word))
    .map((word) => ROMAN[word] ?? stem(word))
}

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' }

function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

/**
 * Whether one word may stand for another: the same, its beginning, its letters in order with some left out
 * (`encntr`), or one letter off.
 */
export function isSameWord(left: string, right: string): boolean {
  if (left === right) return true
  if (/\d/.test(left) || /\d/.test(right)) return false
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short.length < 3) return false
  if (isOneOff(short, long)) return true
  if (short[0] !== long[0]) return false
  return long.startsWith(short) || (short.length >= 4 && isLeavingOut(short, long))
}

/** The first of vowels and doubled letters is left out in abbreviations; consonants mostly stay. */
function isLeavingOut(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  if (at < short.length) return false
  const consonants = (word: string) => word.replace(/[aeiou]/g, '')
  return consonants(long).startsWith(consonants(short)) || short.length * 2 > long.length
}

function isOneOff(short: string, long: string): boolean {
  if (short.length < 5 || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = long.slice(at + 1)
  return short.slice(at) === rest || short.slice(at + 1) === rest
}
