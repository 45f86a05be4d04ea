import type { Detector, Finding } from '@fcc/contracts'
import type { Settings } from './settings.ts'

const words = [
  'aforementioned',
  'heretofore',
  'hereinafter',
  'inter alia',
  'notwithstanding',
  'pursuant to',
  'witnesseth',
]
/** Between letters there is no match: `pursuant tomorrow` is none. */
const pattern = new RegExp(
  `(?<!\\p{L})(?:${words.map((word) => word.replace(' ', '\\s{1,3}')).join('|')})(?!\\p{L})`,
  'giu',
)
const id = 'acme-plain-language/legalese'

/** Finds words that only lawyers use. */
export const legalese: Detector<Settings> = {
  id,
  title: 'Words that only lawyers use',
  version: '1',
  categories: ['acme/legalese'],
  detect: (text) =>
    Array.from(
      text.matchAll(pattern),
      (match): Finding => ({
        category: 'acme/legalese',
        span: { start: match.index, end: match.index + match[0].length },
        confidence: 1,
        detector: id,
      }),
    ),
}
