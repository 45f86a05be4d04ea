import { serverErrors } from '../problems/server-errors.ts'

/** How deep JSON may be nested. */
const MOST_DEPTH = 64

/**
 * Reads a body as JSON, strictly: UTF-8, each key once, no key that objects have by themselves, no control
 * characters but tab and line ends, and not nested beyond `MOST_DEPTH`. Nothing is rewritten.
 *
 * @throws FccError FCC_REQUEST_INVALID with the place, never with what is there
 */
export function readJson(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw refused('It is not UTF-8.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refused('It is not JSON.')
  }
  assertKeysOnce(text)
  assertPlain(value, '')
  return value
}

/** Walks text that is known to be JSON: parsers keep the last of two equal keys without a word. */
function assertKeysOnce(text: string): void {
  const open: (Set<string> | undefined)[] = []
  const pattern = /"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/gs
  for (const match of text.matchAll(pattern)) {
    const [token, colon] = match
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : undefined)
      if (open.length > MOST_DEPTH) throw refused(`It is nested deeper than ${MOST_DEPTH}.`)
    } else if (token === '}' || token === ']') {
      open.pop()
    } else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, token.length - colon.length)) as string
      const keys = open.at(-1)
      if (keys?.has(key)) throw refused(`At offset ${match.index} a key is there a second time.`)
      keys?.add(key)
    }
  }
}

const OWN_NAMES = new Set(['__proto__', 'constructor', 'prototype'])

function assertPlain(value: unknown, at: string): void {
  if (typeof value === 'string') assertText(value, at)
  if (typeof value !== 'object' || value === null) return
  for (const [key, each] of Object.entries(value)) {
    const place = `${at}/${Array.isArray(value) ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!Array.isArray(value)) {
      if (OWN_NAMES.has(key))
        throw refused(`At ${at || 'its top'} a key is a name that every object has.`)
      assertText(key, at)
    }
    assertPlain(each, place)
  }
}

/** @throws FccError FCC_REQUEST_INVALID for a control character, or half of a surrogate pair */
export function assertText(text: string, at: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text)
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()
    throw refused(
      `At ${at || 'its top'}, character ${control.index}, is the control character U+${code}.`,
    )
  }
  if (!text.isWellFormed()) throw refused(`At ${at || 'its top'} is half of a character.`)
}

function refused(what: string) {
  return serverErrors.badRequest(
    `The body of the request cannot be read. ${what}`,
    'Send JSON in UTF-8, each key once, without control characters.',
  )
}
