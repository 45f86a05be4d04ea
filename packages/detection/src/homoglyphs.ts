/** Letters of other scripts that look like a Latin letter, by that letter (after Unicode TR39's confusables). */
const letterLookalikes: Readonly<Record<string, string>> = {
  a: 'аα',
  b: 'Ь',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еҽ',
  g: 'ɡ',
  h: 'һ',
  i: 'іιı',
  j: 'јϳ',
  k: 'κк',
  l: 'ӏ',
  m: 'м',
  n: 'ոп',
  o: 'оοօ',
  p: 'рρ',
  q: 'ԛ',
  r: 'г',
  s: 'ѕ',
  t: 'т',
  u: 'υս',
  v: 'νѵ',
  w: 'ԝѡ',
  x: 'хχ',
  y: 'уγү',
  A: 'АΑ',
  B: 'ВΒ',
  C: 'СϹ',
  E: 'ЕΕ',
  H: 'НΗ',
  I: 'ІΙӀ',
  J: 'Ј',
  K: 'КΚ',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡ',
  Q: 'Ԛ',
  S: 'ЅՏ',
  T: 'ТΤ',
  V: 'Ѵ',
  W: 'Ԝ',
  X: 'ХΧ',
  Y: 'УΥҮ',
  Z: 'Ζ',
}

/** Letters of other scripts that look like a digit. */
const digitLookalikes: Readonly<Record<string, string>> = {
  0: 'ОоΟοՕօ',
  1: 'ІіΙιӀӏ',
  3: 'ЗзӠЭ',
  4: 'Ч',
  5: 'Ƽ',
  6: 'б',
}

const toLetter = invert(letterLookalikes)
const toDigit = invert(digitLookalikes)
const anyLookalike = new RegExp(`[${[...toLetter.keys(), ...toDigit.keys()].join('')}]`, 'u')
/** Letters and digits with the single hyphens and points that groups of digits have between them. */
const token = /[\p{L}\p{N}]+(?:[-./][\p{L}\p{N}]+)*/gu
const word = /[\p{L}\p{N}]+/gu

/** Whether a text has a letter that looks like another, or like a digit. */
export function hasLookalike(text: string): boolean {
  return anyLookalike.test(text)
}

/**
 * Replaces look-alike letters where they can only be a disguise: in a word that also has an ASCII
 * letter they become letters, in a run that is otherwise digits they become digits. Words written
 * wholly in another script are left alone. Length and offsets do not change.
 *
 * @example
 * foldHomoglyphs('МRN 12О')   // 'MRN 120', where М and О were Cyrillic
 */
export function foldHomoglyphs(text: string): string {
  if (!hasLookalike(text)) return text
  return text.replace(token, (run) => {
    if (isDisguisedNumber(run)) return fold(run, toDigit)
    return run.replace(word, (part) => (/[A-Za-z]/.test(part) ? fold(part, toLetter) : part))
  })
}

function isDisguisedNumber(run: string): boolean {
  return (
    /[0-9]/.test(run) &&
    [...run].every((character) => /[0-9./-]/.test(character) || toDigit.has(character))
  )
}

function fold(run: string, table: ReadonlyMap<string, string>): string {
  let folded = ''
  for (const character of run) folded += table.get(character) ?? character
  return folded
}

function invert(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const inverted = new Map<string, string>()
  for (const [latin, lookalikes] of Object.entries(table)) {
    for (const lookalike of lookalikes) inverted.set(lookalike, latin)
  }
  return inverted
}
