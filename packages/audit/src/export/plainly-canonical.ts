// The fast half of reading an entry. Parsing a line and writing it again costs 10 us per KB and is most
// of what verifying costs; this scan costs a fifth of that. It only ever says yes to what it is sure of
// (ASCII, no escapes, members in order) and leaves the rest to the slow way, which a
// property test holds it to.

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const plus = 0x2b
const minus = 0x2d
const point = 0x2e
const zero = 0x30
const nine = 0x39
const colon = 0x3a
const openArray = 0x5b
const closeArray = 0x5d
const exponent = 0x65
const openObject = 0x7b
const closeObject = 0x7d

const unsure = -1
/** No double is written longer: sign, 17 digits, point, `e-324`. */
const longestNumber = 25
const maximumDepth = 64
const literals = ['true', 'false', 'null'].map((word) => Buffer.from(word))

/** Whether the bytes are beyond doubt one canonical JSON text. `false` says nothing. */
export function isPlainlyCanonical(bytes: Uint8Array): boolean {
  return endOfValue(bytes, 0, maximumDepth) === bytes.length
}

/** Each of these returns the position after what begins at `start`, or that it is unsure. */
function endOfValue(bytes: Uint8Array, start: number, depthLeft: number): number {
  switch (bytes[start]) {
    case quote:
      return endOfString(bytes, start)
    case openObject:
      return depthLeft === 0 ? unsure : endOfObject(bytes, start, depthLeft - 1)
    case openArray:
      return depthLeft === 0 ? unsure : endOfArray(bytes, start, depthLeft - 1)
    default:
      return isDigitOrMinus(bytes[start]) ? endOfNumber(bytes, start) : endOfLiteral(bytes, start)
  }
}

function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === quote) return at + 1
    if (byte === backslash || byte < 0x20 || byte > 0x7f) return unsure
  }
  return unsure
}

function endOfObject(bytes: Uint8Array, start: number, depthLeft: number): number {
  if (bytes[start + 1] === closeObject) return start + 2
  let previousKey = start
  let at = start
  do {
    const key = at + 1
    if (bytes[key] !== quote) return unsure
    const keyEnd = endOfString(bytes, key)
    if (keyEnd === unsure || bytes[keyEnd] !== colon) return unsure
    if (previousKey !== start && !isBefore(bytes, previousKey, key)) return unsure
    previousKey = key
    at = endOfValue(bytes, keyEnd + 1, depthLeft)
    if (at === unsure) return unsure
  } while (bytes[at] === comma)
  return bytes[at] === closeObject ? at + 1 : unsure
}

function endOfArray(bytes: Uint8Array, start: number, depthLeft: number): number {
  if (bytes[start + 1] === closeArray) return start + 2
  let at = start
  do {
    at = endOfValue(bytes, at + 1, depthLeft)
    if (at === unsure) return unsure
  } while (bytes[at] === comma)
  return bytes[at] === closeArray ? at + 1 : unsure
}

function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = start
  while (isInNumber(bytes[at])) at++
  const text = String.fromCharCode(
    ...bytes.subarray(start, Math.min(at, start + longestNumber + 1)),
  )
  return String(Number(text)) === text ? at : unsure
}

function endOfLiteral(bytes: Uint8Array, start: number): number {
  for (const literal of literals) {
    if (literal.every((byte, offset) => bytes[start + offset] === byte)) {
      return start + literal.length
    }
  }
  return unsure
}

/** Whether the name that begins at one position sorts before that at another; both end in a quote. */
function isBefore(bytes: Uint8Array, one: number, other: number): boolean {
  for (let offset = 1; ; offset++) {
    const left = bytes[one + offset] as number
    const right = bytes[other + offset] as number
    if (right === quote) return false
    if (left === quote) return true
    if (left !== right) return left < right
  }
}

function isDigitOrMinus(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= zero && byte <= nine) || byte === minus)
}

function isInNumber(byte: number | undefined): boolean {
  return isDigitOrMinus(byte) || byte === point || byte === plus || byte === exponent
}
