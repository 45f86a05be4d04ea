import { isUtf8 } from 'node:buffer'
import { describeForbidden, findForbidden } from './forbidden-text.ts'

/** What a text may hold at most. */
export interface JsonLimits {
  /** How deep arrays and objects may stand in each other. */
  readonly depth: number
}

const JSON_LIMITS: JsonLimits = { depth: 64 }

/** A value as it was sent, or where it cannot be taken as it was sent; never a piece of it. */
export type StrictJson =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly at: string; readonly why: string }

interface Fault {
  readonly index: number
  readonly why: string
}

/**
 * Reads JSON (RFC 8259) that every reader takes for the same value, and refuses the rest with its place:
 * invalid UTF-8, a byte order mark, control characters and half surrogates (escaped ones too), a key that
 * stands twice (RFC 8259 §4 leaves open which one counts), `__proto__` and its kin, numbers that would be rounded, and
 * what is nested too deep. Nothing is rewritten.
 *
 * @example
 * readStrictJson(Buffer.from('{"a":1,"a":2}'))  // refused at 'line 1, column 8': the key stands here a second time
 */
export function readStrictJson(bytes: Uint8Array, limits: JsonLimits = JSON_LIMITS): StrictJson {
  if (!isUtf8(bytes))
    return { kind: 'refused', at: `byte ${firstInvalid(bytes)}`, why: 'not UTF-8' }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refused(text, { index: faultOfSyntax(error, text), why: 'not JSON' })
  }
  const fault = findFault(text, limits)
  return fault ? refused(text, fault) : { kind: 'read', value }
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** Walks a text that is JSON already, so that commas, colons and quotes are where they belong. Pure. */
function findFault(text: string, limits: JsonLimits): Fault | undefined {
  // The keys of each object that is open, and nothing for an array.
  const open: (Set<string> | undefined)[] = []
  let key = false
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] as string
    if (sign === '"') {
      const end = endOfString(text, index)
      const fault = faultOfString(text, index, end, key ? open.at(-1) : undefined)
      if (fault) return fault
      index = end
    } else if (sign === '{' || sign === '[') {
      if (open.length === limits.depth)
        return { index, why: `nested deeper than ${limits.depth} levels` }
      open.push(sign === '{' ? new Set() : undefined)
      key = sign === '{'
    } else if (sign === '}' || sign === ']') {
      open.pop()
    } else if (sign === ',') {
      key = open.at(-1) !== undefined
    } else if (sign === ':') {
      key = false
    } else if (sign === '-' || (sign >= '0' && sign <= '9')) {
      NUMBER.lastIndex = index
      const written = NUMBER.exec(text)?.[0] ?? sign
      if (!isKept(written)) return { index, why: 'a number that cannot be kept as it is written' }
      index += written.length - 1
    }
  }
  return undefined
}

const OF_EVERY_OBJECT = new Set(['__proto__', 'constructor', 'prototype'])

/** Of a key (with those of its object so far) or a value. */
function faultOfString(
  text: string,
  start: number,
  end: number,
  keys: Set<string> | undefined,
): Fault | undefined {
  const written = text.slice(start + 1, end)
  const meant: string = written.includes('\\') ? JSON.parse(`"${written}"`) : written
  const forbidden = findForbidden(meant)
  // Where escapes are, places in what is meant are none in what is written.
  if (forbidden)
    return {
      index: meant === written ? start + 1 + forbidden.index : start,
      why: describeForbidden(forbidden),
    }
  if (!keys) return undefined
  if (OF_EVERY_OBJECT.has(meant))
    return { index: start, why: 'a key that every object has by itself' }
  if (keys.has(meant)) return { index: start, why: 'the key stands here a second time' }
  keys.add(meant)
  return undefined
}

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index
}

/** Digits after a point are rounded by everybody; whole numbers and the size of a number are not. */
function isKept(written: string): boolean {
  const value = Number(written)
  if (!Number.isFinite(value)) return false
  return /[.eE]/.test(written) || Number.isSafeInteger(value)
}

function refused(text: string, { index, why }: Fault): StrictJson {
  const before = text.slice(0, index)
  const line = before.split('\n').length
  return { kind: 'refused', at: `line ${line}, column ${index - before.lastIndexOf('\n')}`, why }
}

/**
 * Of its words about a fault the engine's place alone is taken, since they may quote the text. Where it tells
 * none, it is the end of the longest beginning that might still become JSON.
 */
function faultOfSyntax(error: unknown, text: string): number {
  return positionIn(error) ?? firstThat(text.length, (end) => !mayBecomeJson(text.slice(0, end)))
}

function positionIn(error: unknown): number | undefined {
  const found = /at position (\d+)/.exec(error instanceof Error ? error.message : '')
  return found ? Number(found[1]) : undefined
}

function mayBecomeJson(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    return (
      positionIn(error) === beginning.length ||
      /^(Unexpected end|Unterminated)/.test((error as Error).message)
    )
  }
}

/** The byte, counted from 0, by which it cannot be UTF-8 any more. */
function firstInvalid(bytes: Uint8Array): number {
  return firstThat(bytes.length, (end) => !decodes(bytes.subarray(0, end)))
}

/** The last place of the shortest beginning that is refused, by halving: only bad requests pay for it. */
function firstThat(length: number, isRefused: (end: number) => boolean): number {
  if (!isRefused(length)) return length
  let [taken, refused] = [0, length]
  while (refused - taken > 1) {
    const middle = (taken + refused) >> 1
    if (isRefused(middle)) refused = middle
    else taken = middle
  }
  return taken
}

/** Whether it may be the beginning of UTF-8. */
function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
