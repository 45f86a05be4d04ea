import { definePattern, type Pattern } from '../define-pattern.ts'
import { EPONYM_NOUN } from '../lexicons/clinical-eponyms.ts'
import type { WordKnowledge } from '../word-knowledge.ts'
import { caselessSource } from './caseless-source.ts'
import { isDerived } from './derived-word.ts'
import { NAME, NAME_END } from './name-syntax.ts'
import { narrowToUnknown } from './unknown-word.ts'

const particle = '(?:de|del|della|der|den|di|da|dos|du|el|la|le|van|von|zu|bin|al|ter|op|y|af|av)'
const start = String.raw`(?<![\p{L}\p{N}'’.-])`
const run = String.raw`${NAME}(?:\s(?:(?:${particle}\s){0,2}${NAME}|\p{Lu}\.)){0,3}`
const noEponym = String.raw`(?!(?:'s)?[\s-]{1,2}(?:${EPONYM_NOUN})(?!\p{L}))`
const acts =
  '(?:called|said|says|told|asked|asks|lives|lived|phoned|wrote|writes|spoke|signed|agreed|agrees|declined|refused|texted|emailed|insists|requested|requests|denies|denied|reports|reported|states|stated|complains|complained|went|came|moved|thinks|wants|wanted|lost|paid|bought|ordered|feels|felt|was (?:admitted|discharged|hospitali[sz]ed|born|referred|transferred|seen (?:today|yesterday|in (?:the )?(?:clinic|office)))|is my|is our|is his|is her|was my)'
const met = caselessSource(
  "(?:(?:seen|evaluated|examined|referred|signed|called|accompanied|reviewed|dictated|performed|assisted|followed|treated|written|prescribed|informed|brought in|raised|interviewed|contacted) by|(?:discussed|spoke|spoken|speaking|talked|met|meeting|meeting held|consulted|reviewed|conferred|lives|living|appointment|visit|session) with|d/w|c/o|spoke to|talked to|dear|regards,|sincerely,|yours,|ask|call|tell|told|contact|meet|with my friend|my name is|name's|i am|i'm|this is|signed,|attn:?|holder is|receiver is|mother of|father of|son of|daughter of|on behalf of|according to)",
)
const relation = caselessSource(
  '(?:mother|father|mom|dad|wife|husband|son|daughter|brother|sister|spouse|partner|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|grandson|granddaughter|friend|neighbou?r|caregiver|guardian|nurse|doctor|colleague|boss|manager)',
)

/** Whoever is named behind a relation is somebody. */
const ANY = { least: 1, trusts: true } as const
/** What stands where a name stands counts where a list knows it as one. */
const KNOWN = { ...ANY, onlyKnown: true } as const

const sets = new WeakMap<WordKnowledge, readonly Pattern[]>()

/**
 * Names by what they do and stand beside: who acts, is met or is related is a name even when it is a word. Somebody who acts or is
 * met has a part that a list knows as a name; a word that no list knows is a role or a title there as often.
 */
export function unknownNames(words: WordKnowledge): readonly Pattern[] {
  const made = sets.get(words) ?? [
    acting(words),
    meeting(words),
    related(words),
    paired(words),
    listed(words),
  ]
  sets.set(words, made)
  return made
}

/** `Rice called about the results`: what acts as people do is a name, be it a word elsewhere. */
function acting(words: WordKnowledge): Pattern {
  return definePattern({
    id: 'person-name-acting',
    category: 'pii/person-name',
    expression: new RegExp(String.raw`${start}${run}(?=\s${acts}(?!\p{L}))`, 'u'),
    base: 0.6,
    narrow: (value) => {
      const found = narrowToUnknown(value, words, KNOWN)
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
      const found = narrowToUnknown(value, words, KNOWN)
      return found?.start === 0 ? found : undefined
    },
  })
}

/** What is called by two words and is nobody: institutions, products, places, documents. */
const things =
  'Hospital|Clinic|Center|Centre|Health|Medical|University|College|School|Institute|Foundation|Society|Association|Group|Bank|Insurance|Company|Corporation|Corp|Inc|Ltd|LLC|GmbH|Pharma(?:ceuticals)?|Laborator(?:y|ies)|Labs?|Scientific|Therapeutics|Technologies|Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Park|Airport|Station|Hotel|Restaurant|River|Lake|Bridge|Church|County|Act|Law|Agreement|Protocol|Criteria|Guidelines?|Index|System|Software|Team|Unit|Department|Ward|Program(?:me)?'
const noPerson = String.raw`(?!(?:'s)?[\s-]{1,2}(?:${things})(?!\p{L}))`
const thing = new RegExp(String.raw`(?<!\p{L})(?:${things})(?!\p{L})`, 'u')

/**
 * `Jukka Stenroos`: words side by side, one of which a list knows as a name of people and nothing else. Two that no list
 * knows are a name as well, unless they are made of words: a title or a role.
 */
function paired(words: WordKnowledge): Pattern {
  return definePattern({
    id: 'person-name-paired',
    category: 'pii/person-name',
    expression: new RegExp(
      String.raw`${start}(?<!(?<!\p{L})(?:[Tt]he|[Aa]n?)\s)${NAME}(?:\s(?:(?:${particle}\s){0,2}${NAME}|\p{Lu}\.)){1,3}${NAME_END}${noEponym}${noPerson}`,
      'u',
    ),
    base: 0.5,
    narrow: (value) => {
      const listed = narrowToUnknown(value, words, { least: 2, onlyKnown: true })
      const found = listed ?? narrowToUnknown(value, words, { least: 2, isPlain: true })
      const name = found && value.slice(found.start, found.end)
      if (name === undefined || !/\s/.test(name) || thing.test(name)) return undefined
      const isOfNames =
        listed !== undefined ||
        name.split(/[\s'-]+/).every((part) => !isDerived(part.toLowerCase(), words))
      return isOfNames ? found : undefined
    },
  })
}

/** `a letter for Jukka`: one word that a list knows as a name of people and none as anything else, wherever it stands. */
function listed(words: WordKnowledge): Pattern {
  return definePattern({
    id: 'person-name-listed',
    category: 'pii/person-name',
    expression: new RegExp(
      String.raw`${start}(?<!(?<!\p{L})(?:[Tt]he|[Aa]n?)\s)${NAME}${NAME_END}(?!-)${noEponym}${noPerson}`,
      'u',
    ),
    base: 0.45,
    narrow: (value) =>
      words.isOrdinary(value.toLowerCase())
        ? undefined
        : narrowToUnknown(value, words, { least: 1, onlyKnown: true }),
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
      const found = narrowToUnknown(value, words, ANY)
      return found?.start === 0 ? found : undefined
    },
  })
}
