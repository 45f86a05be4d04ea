import { eachMatch, type Steps } from '@fcc/detection'
import type { Stretch } from './stretch.ts'

/** Base64 of at least 12 bytes, in either alphabet, over lines as mails break it. */
const base64 = /[A-Za-z0-9+/_-]{16,}(?:\r?\n[A-Za-z0-9+/_-]{16,})*={0,2}/g
/** At least 12 bytes in hexadecimal, with or without what divides them. */
const hexadecimal = /(?:(?:\\x|0x|%)?[0-9a-fA-F]{2}[ :,]?){12,}/g

/** What of a text is encoded, as the text that it stands for; what decodes to no text is none. */
export function* encodedStretches(text: string): Steps<readonly Stretch[]> {
  return [
    ...(yield* decoded(text, base64, fromBase64)),
    ...(yield* decoded(text, hexadecimal, fromHexadecimal)),
  ]
}

function* decoded(
  text: string,
  expression: RegExp,
  decode: (encoded: string) => Buffer,
): Steps<readonly Stretch[]> {
  const stretches: Stretch[] = []
  yield* eachMatch(text, expression, ({ 0: encoded, index }) => {
    const says = asText(decode(encoded))
    if (says === undefined) return
    stretches.push({ span: { start: index, end: index + encoded.length }, says })
  })
  return stretches
}

function fromBase64(encoded: string): Buffer {
  return Buffer.from(encoded.replace(/\s/g, ''), 'base64')
}

function fromHexadecimal(encoded: string): Buffer {
  return Buffer.from(encoded.replace(/\\x|0x|[^0-9a-fA-F]/g, ''), 'hex')
}

/** Bytes as text, where nearly all of it is what people write. */
function asText(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8')
  const odd = text.match(/[^\t\n\r\x20-\x7e\u00a0-\uffef]|\ufffd/g)?.length ?? 0
  return text.length >= 8 && odd <= text.length / 20 ? text : undefined
}

/** Each letter thirteen further on; places stay as they are. */
export function rot13(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => {
    const base = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base)
  })
}
