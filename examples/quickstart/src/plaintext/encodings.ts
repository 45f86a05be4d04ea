/** A form in which bytes could hold a text. */
export interface EncodedText {
  readonly encoding: string
  readonly bytes: Uint8Array
}

/**
 * Every form of a text that is looked for: UTF-8, UTF-16 both ways, hexadecimal in both cases, and Base64
 * (RFC 4648 section 4, and section 5 where it differs) at the three places where three bytes can begin.
 */
export function encodedForms(text: string): readonly EncodedText[] {
  const utf8 = Buffer.from(text, 'utf8')
  const little = Buffer.from(text, 'utf16le')
  const hex = utf8.toString('hex')
  const forms: EncodedText[] = [
    { encoding: 'UTF-8', bytes: utf8 },
    { encoding: 'UTF-16LE', bytes: little },
    { encoding: 'UTF-16BE', bytes: Buffer.from(little).swap16() },
    { encoding: 'hex', bytes: Buffer.from(hex) },
    { encoding: 'HEX', bytes: Buffer.from(hex.toUpperCase()) },
  ]
  for (const before of [0, 1, 2]) {
    const base64 = alignedBase64(utf8, before)
    const forUrls = base64.replaceAll('+', '-').replaceAll('/', '_')
    forms.push({ encoding: `Base64 after ${before}`, bytes: Buffer.from(base64) })
    if (forUrls !== base64) {
      forms.push({ encoding: `Base64url after ${before}`, bytes: Buffer.from(forUrls) })
    }
  }
  return forms
}

/** The characters of Base64 that hold nothing but these bytes when so many others stand before them. */
function alignedBase64(bytes: Uint8Array, before: number): string {
  const padded = Buffer.concat([Buffer.alloc(before), bytes])
  const first = Math.ceil((before * 8) / 6)
  const end = Math.floor((padded.length * 8) / 6)
  return padded.toString('base64').slice(first, end)
}
