import { definePattern, type Pattern } from '../define-pattern.ts'
import type { WordKnowledge } from '../word-knowledge.ts'
import { NAME, NAME_END } from './name-syntax.ts'
import { narrowToUnknown } from './unknown-word.ts'

const particle =
  '(?:de|del|della|der|den|di|da|dos|du|el|la|le|van|von|zu|bin|al|ter|ten|op|y|af|av)'
const run = String.raw`(?:(?:${particle}\s){0,2}${NAME})(?:[\s]{1,2}(?:(?:${particle}\s){0,2}${NAME}|\p{Lu}\.)){0,3}`
const before = String.raw`(?<![\p{L}\p{N}'’.-])`

/** Where nothing but a person can stand, so that a word that no list knows is a name as well. */
const places: Readonly<Record<string, string>> = {
  greeted: String.raw`${before}(?:[Dd]ear|Hi|Hello|Hey|DEAR)\s(?<value>${run})(?=\s?[,:!\n]|\s?$)`,
  signed: String.raw`${before}(?:[Rr]egards|[Ss]incerely|[Yy]ours|[Cc]heers|[Bb]est [Ww]ishes|[Tt]hanks|[Rr]espectfully),\s{1,3}(?<value>${run})(?=\s?[.,\n]|\s?$)`,
  introduced: String.raw`${before}(?:[Mm]y name is|[Mm]y name's|[Ii]n the name of|(?:[Tt]he )?(?:[Hh]older|[Rr]eceiver|[Pp]ayee|[Bb]eneficiary|[Rr]ecipient|[Cc]ardholder) is)\s(?<value>${run})${NAME_END}`,
  speaking: String.raw`${before}(?<value>${run})(?=\s(?:told|asked|called|emailed|texted|phoned)\s(?:me|us|him|her|them)(?!\p{L}))`,
  told: String.raw`${before}(?:told|tells)\s(?:me|us|him|her|them)\s(?:that\s)?(?<value>${run})(?=\s(?:had|has|was|is|will|would)(?!\p{L}))`,
  reached: String.raw`${before}(?:[Cc]all|[Pp]hone|[Tt]ext|[Cc]ontact|[Rr]each|[Aa]sk for)\s(?<value>${run})(?=\s(?:on|at|under)\s[+(\d])`,
  living: String.raw`${before}(?<value>${run})(?=\s(?:lives|lived|grew up|was born)\s(?:in|at|on|with|near)(?!\p{L}))`,
}

const sets = new WeakMap<WordKnowledge, readonly Pattern[]>()

/**
 * Names of people who are addressed, sign, introduce themselves or are reached: `Dear Akıbudak,`, `Call Jukka Salo on
 * +358 …`. The whole run is one where a part of it is no ordinary word.
 */
export function addressedNames(words: WordKnowledge): readonly Pattern[] {
  const made =
    sets.get(words) ??
    Object.entries(places).map(([place, source]) =>
      definePattern({
        id: `person-name-${place}`,
        category: 'pii/person-name',
        expression: new RegExp(source, 'u'),
        base: 0.6,
        narrow: (value) => {
          const found = narrowToUnknown(value, words, { least: 1, trusts: true })
          return found && { start: 0, end: value.length }
        },
      }),
    )
  sets.set(words, made)
  return made
}
