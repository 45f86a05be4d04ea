import { definePattern, type Pattern } from '../define-pattern.ts'
import { EPONYM_NOUN } from '../lexicons/clinical-eponyms.ts'
import type { WordKnowledge } from '../word-knowledge.ts'
import { caselessSource } from './caseless-source.ts'
import { NAME, NAME_END } from './name-syntax.ts'
import { narrowToUnknown, roleOf } from './unknown-word.ts'

const particle = '(?:de|del|della|der|den|di|da|dos|du|el|la|le|van|von|zu|bin|al|ter|op|y|af|av)'
const start = String.raw`(?<![\p{L}\p{N}'’.-])`
const run = String.raw`${NAME}(?:\s(?:(?:${particle}\s){0,2}${NAME}|\p{Lu}\.)){0,3}`
const noEponym = String.raw`(?!(?:'s)?[\s-]{1,2}(?:${EPONYM_NOUN})(?!\p{L}))`
const acts =
  '(?:called|said|says|told|asked|asks|lives|lived|phoned|wrote|writes|spoke|signed|agreed|agrees|declined|refused|texted|emailed|insists|requested|requests|denies|denied|reports|reported|states|stated|complains|complained|went|came|moved|thinks|wants|wanted|lost|paid|bought|ordered|is my|is our|is his|is her|was my)'
const met = caselessSource(
  "(?:(?:seen|evaluated|examined|referred|signed|called|accompanied|reviewed|dictated|performed|assisted|followed|treated|written|prescribed|informed|brought in|raised|interviewed|contacted) by|(?:discussed|spoke|spoken|speaking|talked|met|meeting|meeting held|consulted|reviewed|conferred|lives|living|appointment|visit|session) with|d/w|c/o|spoke to|talked to|dear|regards,|sincerely,|wish(?:es)?,|yours,|ask|call|tell|told|contact|meet|with my friend|my name is|name's|i am|i'm|this is|signed,|attn:?|holder is|receiver is|mother of|father of|son of|daughter of|on behalf of|according to)",
)
const relation = caselessSource(
  '(?:mother|father|mom|dad|wife|husband|son|daughter|brother|sister|spouse|partner|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|grandson|granddaughter|friend|neighbou?r|caregiver|guardian|nurse|doctor|colleague|boss|manager)',
)

const sets = new WeakMap<
  WordKnowledge,
  Readonly<Record<'careful' | 'everyday', readonly Pattern[]>>
>()

/**
 * Names by what they do and by what nobody knows: who acts, is met or is related, and runs of capitalised
 * words that are in no word list. Texts of a trade are read carefully, for their capitals name products and
 * tests; in everyday ones a single unknown word with a capital inside a sentence is enough.
 */
export function unknownNames(
  words: WordKnowledge,
  text: 'careful' | 'everyday',
): readonly Pattern[] {
  const known = sets.get(words)
  if (known !== undefined) return known[text]
  const careful = [acting(words), meeting(words), related(words), inARow(words)]
  const made = { careful, everyday: [...careful, single(words), doing(words)] }
  sets.set(words, made)
  return made[text]
}

/** `Rice called about the results`: what acts as people do is a name, be it a word elsewhere. */
function acting(words: WordKnowledge): Pattern {
  return definePattern({
    id: 'person-name-acting',
    category: 'pii/person-name',
    expression: new RegExp(String.raw`${start}${run}(?=\s${acts}(?!\p{L}))`, 'u'),
    base: 0.6,
    narrow: (value) => {
      const found = narrowToUnknown(value, words, 1, true)
      // The word that acts is the last one.
      return found?.end === value.length ? found : undefined
    },
  })
}

/** `Discussed with Foley and Graves`: whoever is met, asked or written to. */
function meeting(words: WordKnowledge): Pattern {
  return definePattern({
    id: 'person-name-met',
    category: 'pii/person-name',
    expression: new RegExp(
      String.raw`(?<=(?<!\p{L})${met}\s{1,2}(?:${run}(?:,\s|\s(?:and|&)\s)){0,2})${run}${NAME_END}${noEponym}`,
      'u',
    ),
    base: 0.6,
    narrow: (value) => {
      const found = narrowToUnknown(value, words, 1, true)
      return found?.start === 0 ? found : undefined
    },
  })
}

/** `Mother (Rose) called`, `my grandmother Ilse`. */
function related(words: WordKnowledge): Pattern {
  return definePattern({
    id: 'person-name-related',
    category: 'pii/person-name',
    expression: new RegExp(
      String.raw`(?<!\p{L})${relation}(?:,\s|\s\(|\s)(?<value>${run})${NAME_END}${noEponym}`,
      'u',
    ),
    base: 0.6,
    narrow: (value) => {
      const found = narrowToUnknown(value, words, 1, true)
      return found?.start === 0 ? found : undefined
    },
  })
}

/** Two and more capitalised words of which one is known to no list, and none is ordinary. */
function inARow(words: WordKnowledge): Pattern {
  return definePattern({
    id: 'person-name-unknown',
    category: 'pii/person-name',
    expression: new RegExp(
      String.raw`${start}${NAME}(?:\s(?:(?:${particle}\s){0,2}${NAME}|\p{Lu}\.)){1,4}${NAME_END}${noEponym}(?=(?:\s(?<next>\p{Ll}{3,30}))?)`,
      'u',
    ),
    base: 0.5,
    narrow: (value) => narrowToUnknown(value, words, 2),
    // `Short Achilles tendon`: what a word of the trade follows is a thing.
    invalidate: (_value, { next }) => next !== undefined && words.isTechnical(next),
  })
}

/** One unknown word with a capital, where no sentence begins. */
function single(words: WordKnowledge): Pattern {
  return definePattern({
    id: 'person-name-unknown-word',
    category: 'pii/person-name',
    expression: new RegExp(
      String.raw`(?<=[\p{Ll}\p{N},;:)]\s{1,2}|["(])(?:${particle}\s)?${NAME}${NAME_END}${noEponym}`,
      'u',
    ),
    base: 0.5,
    trustsCapitals: true,
    narrow: (value) => narrowToUnknown(value, words, 1),
    invalidate: (value) => roleOf(value.split(' ').at(-1) ?? '', words) !== 'name',
  })
}

/** An unknown word that has, is or will do something, or of which something is said. */
function doing(words: WordKnowledge): Pattern {
  const verbs = '(?:had|has|will|would|was|did)'
  return definePattern({
    id: 'person-name-doing',
    category: 'pii/person-name',
    expression: new RegExp(
      String.raw`${start}(?:(?<=(?<!\p{L})(?:that|but|because|when|where|while)\s)(?:${particle}\s)?${run}${NAME_END}|${run}(?=\s${verbs}(?!\p{L})))`,
      'u',
    ),
    base: 0.5,
    narrow: (value) => narrowToUnknown(value, words, 1),
  })
}
