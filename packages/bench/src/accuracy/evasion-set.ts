import type { LabelledText } from './labelled-text.ts'
import type { Part } from './public-sets.ts'

const middle = (value: string): number => Math.floor(value.length / 2)

/** Ways to write an identifier so that a person still reads it, and an expression over the text as it is does not. */
const disguises: Readonly<Record<string, (value: string) => string>> = {
  'zero-width': (value) => [...value].join('\u200b'),
  'soft-hyphen': (value) => `${value.slice(0, middle(value))}\u00ad${value.slice(middle(value))}`,
  'full-width': (value) =>
    value.replace(/[\d@]/g, (sign) => String.fromCodePoint(0xfee0 + (sign.codePointAt(0) ?? 0))),
  'other-digits': (value) =>
    value.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
  'homoglyph-digits': (value) => value.replace(/0/g, '\u041e'),
  'homoglyph-letters': (value) =>
    value
      .replace(/a/g, '\u0430')
      .replace(/e/g, '\u0435')
      .replace(/o/g, '\u043e')
      .replace(/p/g, '\u0440'),
  'combining-marks': (value) => [...value].join('\u0332'),
  'composing-marks': (value) => [...value].map((sign) => `${sign}\u0301`).join(''),
  dashes: (value) => value.replaceAll('-', '\u2011'),
  'html-entities': (value) =>
    value
      .replace(/[-@/.]/g, (sign) => `&#${sign.charCodeAt(0)};`)
      .replace(/\d$/, (digit) => `&#x3${digit};`),
  'json-escapes': (value) =>
    value.replace(/[-@/]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  'percent-signs': (value) =>
    value.replace(/[-@/]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  'percent-all': (value) =>
    [...value].map((sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).join(''),
  base64: (value) => Buffer.from(value).toString('base64'),
  'line-wrap': (value) => value.replace(/^(.{0,8}\d)(?=\d)/s, '$1\n    '),
  emphasis: (value) => `${value.slice(0, 4)}**${value.slice(4, 6)}**${value.slice(6)}`,
  spaces: (value) => (value.includes('@') ? value : value.replace(/(?<=[\d-])(?=[\d-])/g, ' ')),
}

/** Identifiers behind their usual words. The multiplier steps through the nine-digit numbers without a pattern. */
function identifiers(part: Part, count: number): readonly (readonly [string, string])[] {
  const [first, step] = part === 'tuned' ? [100_000_007, 7_654_321] : [271_828_183, 16_180_339]
  return Array.from({ length: count }, (_, index) => {
    const digits = String(100_000_000 + ((first + index * step) % 899_999_999))
    const area = String(200 + (Number(digits.slice(0, 3)) % 466))
    const forms = [
      ['SSN: ', `${area}-${1 + (index % 9)}${1 + (index % 7)}-${digits.slice(5)}`],
      ['MRN: ', digits.slice(0, 8)],
      ['phone: ', `${area}-555-${digits.slice(5)}`],
      ['email ', `patient${digits.slice(0, 4)}@example.org`],
      ['on ', `0${(index % 9) + 1}/1${index % 9}/20${10 + (index % 15)}`],
    ] as const
    return forms[index % forms.length] as readonly [string, string]
  })
}

/** Each disguise over so many identifiers; the span is the whole of what is written for it. */
export function evasionSet(part: Part, count: number): readonly LabelledText[] {
  return Object.entries(disguises).flatMap(([name, disguise]) =>
    identifiers(part, count).map(([label, value], index) => {
      const written = disguise(value)
      const span = { start: label.length, end: label.length + written.length }
      return {
        id: `${name}:${index}`,
        text: `${label}${written} was noted`,
        spans: [{ ...span, group: 'structured' as const }],
      }
    }),
  )
}
