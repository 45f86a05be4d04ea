import { ordinaryWord } from './ordinary-words.ts'

const NOT_AFTER_WORD = '(?<![\\p{L}\\p{N}])'
const NOT_BEFORE_WORD = '(?![\\p{L}\\p{N}])'
const POSSESSIVE = "['’]s"
/** What a company does: after its name at the beginning of a sentence. */
const VERBS =
  'will|would|shall|is|was|has|had|may|might|could|can|plans?|intends?|expects?|reports?|reported|said|says|told|announce[sd]?|acquire[sd]?|buys?|bought|bids?|sells?|sold|merge[sd]?|cuts?|raise[sd]?|lower(?:s|ed)|misse[sd]|beats?|faces?|defaults?|files?|filed|agree[sd]?|withdraws?|delays?|recalls?|to'
/** What a company has: after its name at the beginning of a sentence, where the name is a noun. */
const POSSESSIONS =
  'merger|takeover|acquisition|earnings|eps|results|guidance|numbers|figures|deal|bid|tender|buy-?out|layoffs?|q[1-4]|h[12]|fy'

/**
 * Finds a name in any case where it has several words or a rare one, and in the way names are written
 * where it is made of ordinary words alone. Between words may stand spaces, line ends and light
 * punctuation; accents and apostrophes may be left out; `&` is `&` or `and`.
 */
export function nameExpression(name: string): RegExp {
  const tokens = tokensOf(name)
  const isOrdinary = tokens.every((token) => token === '&' || ordinaryWord(token) !== undefined)
  if (tokens.length === 1) return singleWord(tokens[0] ?? '', isOrdinary)
  // A single letter before a hyphen belongs to another word: `T-bill`.
  const end = tokens.at(-1)?.length === 1 ? '(?!-\\p{L})' : ''
  if (!isOrdinary) return bounded(`${joined(tokens)}${end}`, 'giu')
  const written = joined(tokens.map(capitalised))
  return bounded(`(?:${written}|${joined(tokens.map((token) => token.toUpperCase()))})`, 'gu')
}

/** Finds a deal's code name: words as a name is written, whatever they mean otherwise. */
export function codeNameExpression(codeName: string): RegExp {
  const tokens = tokensOf(codeName)
  return tokens.length === 1 ? asWritten(tokens[0] ?? '') : bounded(joined(tokens), 'giu')
}

/** The words of a name, lower case and without accents, as a text must hold them. */
export function wordsOf(text: string): readonly string[] {
  return (
    folded(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{1,200}/gu) ?? []
  )
}

/**
 * A ticker of one or two letters is a word too: it counts with `$` or an exchange before it. One that is
 * an ordinary word does not count in a heading of capitals.
 */
export function tickerExpression(ticker: string): RegExp {
  const marked = `(?:\\$|\\b[A-Z]{2,8}: ?)${escaped(ticker)}${NOT_BEFORE_WORD}`
  if (ticker.length < 3) return new RegExp(marked, 'gu')
  const plain = `${NOT_AFTER_WORD}${escaped(ticker)}${NOT_BEFORE_WORD}`
  const bare =
    ordinaryWord(ticker) === undefined
      ? plain
      : `(?<!\\p{Lu}{2,30}[ \\t-]{1,3})${plain}(?![ \\t-]{1,3}\\p{Lu}{2})`
  return new RegExp(`(?:${marked}|${bare})`, 'gu')
}

/** A deal's code name after the word project. */
export function projectExpression(codeName: string): RegExp {
  const words = codeName.split(/\s+/).map(escaped).join('[\\s-]{1,12}')
  const title = '(?:project|operation|code[ -]?name|codenamed)'
  return new RegExp(`${NOT_AFTER_WORD}${title}[\\s:"']{1,12}${words}${NOT_BEFORE_WORD}`, 'giu')
}

function writtenWord(word: string): string {
  return `(?:${spelled(capitalised(word))}|${spelled(word.toUpperCase())})`
}

function asWritten(word: string): RegExp {
  return bounded(writtenWord(word), 'gu')
}

function singleWord(word: string, isOrdinary: boolean): RegExp {
  if (!isOrdinary) return asWritten(word)
  const written = writtenWord(word)
  const isNoun = ordinaryWord(word) === 'noun'
  const after = isNoun ? `${VERBS}|${POSSESSIONS}` : VERBS
  const asName = [
    `${written}(?=${POSSESSIVE}${isNoun ? '|:' : ''})`,
    `(?<=[\\p{Ll},;(] )${spelled(capitalised(word))}(?! \\p{Lu}\\p{Ll})`,
    `${written}(?=\\s{1,12}(?:${anyCase(after)})${NOT_BEFORE_WORD})`,
  ].join('|')
  return bounded(`(?:${asName})`, 'gu')
}

function bounded(source: string, flags: string): RegExp {
  return new RegExp(`${NOT_AFTER_WORD}${source}${NOT_BEFORE_WORD}`, flags)
}

function tokensOf(name: string): readonly string[] {
  return name
    .replaceAll('&', ' & ')
    .split(/[\s,./_-]{1,8}/u)
    .filter((token) => token !== '')
}

function joined(tokens: readonly string[]): string {
  return tokens.reduce((source, token, index) => {
    if (index === 0) return spelled(token)
    const before = tokens[index - 1] ?? ''
    if (token === '&') return `${source}\\s{0,12}(?:&|\\+|(?<=\\s)and(?=\\s))`
    if (before === '&') return `${source}\\s{0,12}${spelled(token)}`
    // Initials are written with and without what stands between them.
    const least = token.length === 1 && before.length === 1 ? 0 : 1
    return `${source}[\\s,.*_-]{${least},12}${spelled(token)}`
  }, '')
}

/** A word with its accents and apostrophes left out or not. */
function spelled(word: string): string {
  return [...word]
    .map((character) => {
      if (/['’]/u.test(character)) return "['’]?"
      const plain = folded(character)
      return plain === character ? escaped(character) : `(?:${character}|${plain})`
    })
    .join('')
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

/** The alternatives in lower case and in capitals, in an expression that minds the case. */
function anyCase(alternatives: string): string {
  return `${alternatives}|${alternatives.toUpperCase()}`
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
