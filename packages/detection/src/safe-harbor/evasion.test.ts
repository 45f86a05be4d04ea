import { describe, expect, it } from 'vitest'
import { scanSafeHarbor } from './scan-safe-harbor.ts'

/** Identifiers behind their usual words, made from a fixed sequence so that every run is the same. */
const identifiers = Array.from({ length: 60 }, (_, index) => {
  const digits = String(100_000_007 + index * 7_654_321).slice(-9)
  const forms = [
    ['SSN: ', `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`],
    ['MRN: ', digits.slice(0, 8)],
    ['phone: ', `${digits.slice(0, 3)}-555-${digits.slice(5)}`],
    ['email ', `patient${digits.slice(0, 4)}@example.org`],
    ['on ', `0${(index % 9) + 1}/1${index % 9}/2023`],
  ] as const
  return forms[index % forms.length] as readonly [string, string]
})

const middle = (value: string): number => Math.floor(value.length / 2)
const mutations: Readonly<Record<string, (value: string) => string>> = {
  'nothing at all': (value) => value,
  'zero-width characters': (value) => [...value].join('\u200b'),
  'soft hyphens': (value) => `${value.slice(0, middle(value))}\u00ad${value.slice(middle(value))}`,
  'full-width digits': (value) =>
    value.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  'digits of another script': (value) =>
    value.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
  'look-alike letters': (value) =>
    value.replace(/0/g, '\u041e').replace(/a/g, '\u0430').replace(/e/g, '\u0435'),
  'marks under every character': (value) => [...value].join('\u0332'),
  'marks that compose with letters': (value) => [...value].map((sign) => `${sign}\u0301`).join(''),
  'more marks than a stream-safe text has': (value) => [...value].join('\u0332'.repeat(70)),
  'marks over full-width digits': (value) =>
    value.replace(/\d/g, (digit) => `${String.fromCodePoint(0xff10 + Number(digit))}\u20dd`),
  'letters that carry marks': (value) =>
    value.replace(/[ae]/g, (letter) => (letter === 'a' ? '\u0227' : '\u1eb9')),
  'typographic dashes': (value) => value.replaceAll('-', '\u2011'),
  'HTML entities': (value) =>
    value
      .replace(/[-@/.]/g, (sign) => `&#${sign.charCodeAt(0)};`)
      .replace(/\d$/, (digit) => `&#x3${digit};`),
  'JSON escapes': (value) =>
    value.replace(/[-@/]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  'URL escapes': (value) =>
    value.replace(/[-@/]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  'a line wrap inside': (value) => value.replace(/^(.{0,8}\d)(?=\d)/s, '$1\n    '),
  'emphasis inside': (value) => `${value.slice(0, 4)}**${value.slice(4, 6)}**${value.slice(6)}`,
  'single spaces between digits': (value) =>
    value.includes('@') ? value : value.replace(/(?<=[\d-])(?=[\d-])/g, ' '),
}

describe('an identifier is found although it is disguised by', () => {
  it.each(Object.entries(mutations))('%s', (_name, mutate) => {
    const missed = identifiers
      .map(([label, value]) => `${label}${mutate(value)} was noted`)
      .filter((text, index) => {
        const start = identifiers[index]?.[0].length ?? 0
        const end = text.length - ' was noted'.length
        return !scanSafeHarbor(text).some(({ span }) => span.start <= start && span.end >= end)
      })
    expect(missed).toEqual([])
  })

  it.each(['M\u0301R\u0301N\u0301', 'M\u0332R\u0332N', '\u1e3e\u0154\u0143'])(
    'marks on the word that says what it is: %s',
    (label) => {
      const text = `${label}: 00482910 was noted`
      const start = label.length + 2
      expect(scanSafeHarbor(text).map(({ span }) => span)).toEqual([{ start, end: start + 8 }])
    },
  )
})
