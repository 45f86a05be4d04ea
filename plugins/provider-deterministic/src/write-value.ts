import {
  type Artifact,
  type JsonSchema,
  type JsonValue,
  ProviderFailure,
  structureProblems,
} from '@fcc/contracts'
import { contentWords, wordsOf } from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
import { quote } from './quote.ts'
import { type Fact, readBrief } from './reading/brief.ts'
import { leftOut } from './reading/left-out.ts'
import { stem } from './reading/stem.ts'
import type { Settings } from './settings.ts'

/** The largest share of the sources' words that goes into a value: what is longer is a copy. */
const MOST_WORDS = 0.4
/** What a character costs here, in characters of a scan. */
const WORDS_COST = 8
/** The list that says which lines no other member has. */
const LEFT_OUT = 'left_out'

/** A member of a value, and what goes into it. */
interface Member {
  readonly name: string
  readonly schema: JsonSchema
  /** The stems of its name and description. */
  readonly wanted: ReadonlySet<string>
  readonly told: Set<Fact>
}

/**
 * Writes a value of a schema from the statements of what was handed over: each goes, as it is and with its
 * place, into the text or list of texts whose name and description it speaks of most, as far as there is
 * room; where they speak of none, the first list gets the first of them. A list `left_out` says which lines
 * are in none. What no code can know (a number, a choice) is left out. In steps of a sentence.
 *
 * @param by the id of the provider
 * @throws ProviderFailure `refused` where the schema wants more than that
 */
export function* writeValue(
  schema: JsonSchema,
  artifacts: Readonly<Record<string, Artifact>>,
  { settings, by }: { readonly settings: Settings; readonly by: string },
): Steps<string> {
  const { facts } = yield* readBrief(artifacts)
  const members = membersOf(schema)
  yield* tell(facts, members, settings)
  const chosen = new Set(members.flatMap(({ told }) => [...told]))
  const value = Object.fromEntries(
    members.flatMap((member) => {
      const made =
        member.name === LEFT_OUT && isList(member)
          ? leftOut(facts, chosen).map(({ of, lines }) => (of ? `${lines} of ${of}` : lines))
          : memberOf(member, facts, settings)
      return made === undefined ? [] : [[member.name, made]]
    }),
  )
  const text = JSON.stringify(value, null, 2)
  if (structureProblems(text, schema).length > 0) {
    const detail = 'without a model it fills texts and lists of texts, and the schema wants more'
    throw new ProviderFailure('refused', { by, detail })
  }
  return text
}

function membersOf(schema: JsonSchema): readonly Member[] {
  return Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>).map(
    ([name, member]) => {
      const { title = '', description = '' } = member
      const words = `${name.replace(/[_-]+/g, ' ')} ${String(title)} ${String(description)}`
      const wanted = new Set(contentWords(words).map(stem))
      return { name, schema: member, wanted, told: new Set() }
    },
  )
}

/** Puts statements into members: the most fitting first, until there is no room. */
function* tell(
  facts: readonly Fact[],
  members: readonly Member[],
  { maxAnswers }: Settings,
): Steps<void> {
  const able = members.filter((member) => member.name !== LEFT_OUT && isFilled(member))
  const ranked: { readonly fact: Fact; readonly member: Member; readonly worth: number }[] = []
  let all = 0
  for (const fact of facts) {
    yield fact.text.length * WORDS_COST
    all += wordsOf(fact.text).length
    if (fact.repeats) continue
    const [best] = able
      .map((member) => ({ fact, member, worth: worthOf(fact, member) }))
      .sort((one, other) => other.worth - one.worth)
    if (best && best.worth > 0) ranked.push(best)
  }
  const [first] = able.filter(isList)
  const given =
    ranked.length > 0 || !first
      ? ranked.sort((one, other) => other.worth - one.worth)
      : facts.filter(({ repeats }) => !repeats).map((fact) => ({ fact, member: first, worth: 0 }))
  let room = all * MOST_WORDS
  for (const [at, { fact, member }] of given.entries()) {
    const words = wordsOf(fact.text).length
    if (member.told.size >= maxAnswers || (words > room && at > 0)) continue
    member.told.add(fact)
    room -= words
  }
}

function worthOf(fact: Fact, { wanted }: Member): number {
  const shared = (text: string): number =>
    contentWords(text).filter((word) => wanted.has(stem(word))).length
  return 2 * shared(fact.text) + shared(fact.section)
}

function memberOf(
  member: Member,
  facts: readonly Fact[],
  settings: Settings,
): JsonValue | undefined {
  const lines = facts
    .filter((fact) => member.told.has(fact))
    .map((fact) => `${quote(fact.text, settings.maxQuoteLength)} ${fact.cite}`)
  if (isList(member)) return lines
  return isFilled(member) && lines.length > 0 ? lines.join(' ') : undefined
}

function isFilled(member: Member): boolean {
  return member.schema.type === 'string' || isList(member)
}

function isList({ schema: { type, items } }: Member): boolean {
  return type === 'array' && (items as JsonSchema | undefined)?.type === 'string'
}
