import type { WordKnowledge } from '../word-knowledge.ts'

/** One in so many words of a trade makes a text one of that trade. */
const ONE_IN = 14
/** Words that are looked at: the beginning of a text tells what it is about. */
const LOOKED_AT = 400

/** Marks between the fields of a message: what is in them is no prose, whatever its capitals. */
const fieldMarks = /\|[^|\n]{0,80}\|[^|\n]{0,80}\||\^\w{0,40}\^/
const BEGINNING = 4_000

/** Whether a text belongs to a trade, whose capitals name products and tests as often as people. */
export function kindOfText(text: string, words: WordKnowledge): 'careful' | 'everyday' {
  if (fieldMarks.test(text.slice(0, BEGINNING))) return 'careful'
  let all = 0
  let technical = 0
  for (const [word] of text.matchAll(/\p{L}{3,30}/gu)) {
    all += 1
    if (words.isTechnical(word.toLowerCase())) technical += 1
    if (all === LOOKED_AT) break
  }
  return technical > 0 && technical * ONE_IN >= all ? 'careful' : 'everyday'
}
