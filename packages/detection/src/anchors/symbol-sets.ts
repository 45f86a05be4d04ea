import { ASCII, EDGE, KINDS, SYMBOLS, symbolOf } from './symbols.ts'

/** Which symbols one character of an expression takes: 1 where it may, and where it must. ASCII is exact. */
export interface SymbolSet {
  readonly may: Uint8Array
  readonly must: Uint8Array
}

const kinds: readonly number[] = Object.values(KINDS)
const letters = [KINDS.upper, KINDS.lower, KINDS.letter]

/** What a property takes beyond ASCII: where it is not listed, it may be anything. */
const properties: Readonly<Record<string, { may: readonly number[]; must: readonly number[] }>> = {
  L: { may: [...letters, KINDS.half], must: letters },
  Lu: { may: [KINDS.upper, KINDS.half], must: [KINDS.upper] },
  Ll: { may: [KINDS.lower, KINDS.half], must: [KINDS.lower] },
  N: { may: [KINDS.number, KINDS.half], must: [KINDS.number] },
  M: { may: [KINDS.mark, KINDS.half], must: [KINDS.mark] },
}

/**
 * What the source of one character or class takes. Made to be wide: where it is not known that something cannot
 * be taken, it may be.
 */
export function symbolSetOf(source: string, flags: string): SymbolSet {
  const set: SymbolSet = { may: new Uint8Array(SYMBOLS), must: new Uint8Array(SYMBOLS) }
  for (const code of asciiTaken(source, flags)) set.may[code] = set.must[code] = 1
  const isNegated = source.startsWith('[^')
  const parts = source.startsWith('[') ? source.slice(isNegated ? 2 : 1, -1) : source
  const { may, must } = beyondAscii(parts, flags, source.startsWith('['))
  for (const kind of kinds) {
    set.may[kind] = Number(isNegated ? !must.has(kind) : may.has(kind))
    set.must[kind] = Number(isNegated ? !may.has(kind) : must.has(kind))
  }
  return set
}

const ascii = Array.from({ length: ASCII }, (_, code) => String.fromCharCode(code))

function asciiTaken(source: string, flags: string): readonly number[] {
  // Most characters of an expression are letters and stand for themselves.
  if (/^[a-zA-Z0-9 ]$/.test(source)) {
    const forms = flags.includes('i') ? [source.toLowerCase(), source.toUpperCase()] : [source]
    return forms.map((form) => form.charCodeAt(0))
  }
  const one = new RegExp(source, flags.replace(/[^ius]/g, ''))
  return ascii.flatMap((character, code) => (one.test(character) ? [code] : []))
}

/** Everything but what a set must take, with the edge of the text. */
export function complementOf(must: Uint8Array): Uint8Array {
  const rest = must.map((bit) => 1 - bit)
  rest[EDGE] = 1
  return rest
}

const part =
  /\\(?:([pP])\{([^}]*)\}|u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))|([\s\S])/gu

interface Kinds {
  readonly may: Set<number>
  readonly must: Set<number>
}

function beyondAscii(parts: string, flags: string, isClass: boolean): Kinds {
  const taken: Kinds = { may: new Set(), must: new Set() }
  const caseless = flags.includes('i')
  for (const found of parts.matchAll(part)) {
    const [whole, sign, property = '', long, short, hex, escaped, plain] = found
    const digits = long ?? short ?? hex
    if (sign !== undefined) {
      const listed = sign === 'p' && flags.includes('u') ? properties[property] : undefined
      // Without regard to case a property takes what any of its letters folds to.
      add(taken.may, listed !== undefined && !caseless ? listed.may : kinds)
      add(taken.must, listed?.must ?? [])
    } else if (digits !== undefined) {
      addLiteral(Number.parseInt(digits, 16))
    } else if (escaped === 's') {
      add(taken.may, [KINDS.space])
      add(taken.must, [KINDS.space])
    } else if (escaped !== undefined && 'SWD'.includes(escaped)) add(taken.may, kinds)
    // By `\d` the figures of ASCII are meant alone.
    else if (escaped === 'd') continue
    else if (whole === '.' && !isClass) add(taken.may, kinds)
    // A range is between its ends, of which one is beyond ASCII if anything in it is.
    else addLiteral((plain ?? escaped ?? '').codePointAt(0) ?? 0)
  }
  return taken

  function addLiteral(code: number): void {
    if (code >= ASCII) {
      const isRange = isClass && parts.includes('-')
      add(taken.may, isRange || caseless || code > 0xffff ? kinds : symbolsOfLiteral(code))
    } else if (caseless && flags.includes('u') && (isClass || isAsciiLetter(code))) {
      // The sign for kelvin and the long s fold to ASCII letters.
      add(taken.may, [KINDS.upper, KINDS.lower])
    }
  }
}

function isAsciiLetter(code: number): boolean {
  return /[a-z]/i.test(String.fromCharCode(code))
}

/** A half that is written out stands for either kind of character. */
function symbolsOfLiteral(code: number): readonly number[] {
  const symbol = symbolOf(code)
  return symbol === KINDS.half ? [KINDS.half, KINDS.sign] : [symbol]
}

function add(set: Set<number>, symbols: readonly number[]): void {
  for (const symbol of symbols) set.add(symbol)
}
