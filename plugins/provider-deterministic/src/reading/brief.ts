import {
  type Artifact,
  citationOf,
  citationsOf,
  conditionOf,
  contentWords,
  demandsOf,
  findRequirement,
  type RequirementLevel,
  readStatements,
  type Statement,
} from '@fcc/contracts'
import { CLOSING_LINE } from '../closing-line.ts'
import { namesIn } from './names.ts'
import { quantitiesOf } from './quantities.ts'
import { subjectOf } from './subject.ts'

/** A statement of a source, with what is written in it. */
export interface Fact extends Statement {
  readonly artifact: string
  /** `[brief:12]` */
  readonly cite: string
  readonly quantities: readonly string[]
  readonly names: readonly string[]
  /** An earlier fact that has the same words. */
  readonly repeats: Fact | undefined
}

/** Something that is asked for, once. */
export interface Capability {
  /** `C1`, in the order of the source. */
  readonly id: string
  readonly fact: Fact
  /** How strictly it is asked for; nothing where the source only states it. */
  readonly level: RequirementLevel | undefined
  /** What the sentence is about, as the source puts it; empty where nothing binds. */
  readonly subject: string
  /** Who or what acts: the subject, or behind a passive who is named by `by`; empty where nobody is. */
  readonly actor: string
  /** What is done, without the word that binds. */
  readonly act: string
  /** The clause that says when; empty where none does. */
  readonly condition: string
}

/** What belongs together: the statements under one heading. */
export interface Part {
  /** `P1`, in the order of the source. */
  readonly id: string
  readonly title: string
  readonly facts: readonly Fact[]
  readonly capabilities: readonly Capability[]
}

/** What was handed over, taken apart. */
export interface Brief {
  /** Artifacts whose statements these are. */
  readonly sources: readonly Artifact[]
  /** Artifacts made from them: those that cite another that is here. */
  readonly derived: readonly Artifact[]
  readonly facts: readonly Fact[]
  readonly capabilities: readonly Capability[]
  readonly parts: readonly Part[]
  readonly questions: readonly Fact[]
}

/**
 * Takes what was handed over apart: statements with their lines, what each asks for and of whom, the
 * parts they stand in. The order in which artifacts were handed over changes nothing. Takes linear time.
 */
export function readBrief(artifacts: Readonly<Record<string, Artifact>>): Brief {
  const all = Object.keys(artifacts)
    .sort()
    .flatMap((name) => {
      const artifact = artifacts[name]
      return artifact === undefined ? [] : [{ ...artifact, name }]
    })
  const isDerived = ({ name, text }: Artifact): boolean =>
    citationsOf(text).some(
      (cited) => cited.artifact !== name && Object.hasOwn(artifacts, cited.artifact),
    )
  const derived = all.filter(isDerived)
  const sources = all.filter((artifact) => !derived.includes(artifact))
  const facts = factsOf(sources.length > 0 ? sources : all)
  const capabilities = capabilitiesOf(facts)
  return {
    sources: sources.length > 0 ? sources : all,
    derived: sources.length > 0 ? derived : [],
    facts,
    capabilities,
    parts: partsOf(facts, capabilities),
    questions: facts.filter((fact) => fact.isQuestion && !fact.repeats),
  }
}

function factsOf(sources: readonly Artifact[]): readonly Fact[] {
  const known = new Map<string, Fact>()
  return sources.flatMap(({ name, text }) =>
    // What an earlier step closed its work with is no statement of anybody's.
    readStatements(text)
      .filter((each) => each.text !== CLOSING_LINE)
      .map((statement): Fact => {
        const words = statement.text.toLowerCase()
        const names = namesIn(statement.text)
        const fact: Fact = {
          ...statement,
          artifact: name,
          cite: citationOf(name, statement),
          quantities: quantitiesOf(statement.text, names),
          names,
          repeats: known.get(words),
        }
        if (!fact.repeats) known.set(words, fact)
        return fact
      }),
  )
}

/** What the source demands, each once. */
function capabilitiesOf(facts: readonly Fact[]): readonly Capability[] {
  return demandsOf(facts.filter((fact) => !fact.repeats)).map((fact, index) =>
    capabilityOf(fact, index + 1),
  )
}

function capabilityOf(fact: Fact, number: number): Capability {
  const id = `C${number}`
  const text = fact.text.replace(/[.。!！]+$/, '')
  const found = findRequirement(text)
  const condition = conditionOf(text)
  // Where the words do not say which way it binds, none of them is taken out.
  if (!found || found.at < condition.length || found.level === 'unclear') {
    return { id, fact, level: fact.level, subject: '', actor: '', act: text, condition }
  }
  const subject = subjectOf(text, condition.length, found)
  const act = text
    .slice(found.at + found.length)
    .trim()
    .replace(/^be able to\s+/i, '')
  // Where the word that binds stands last, as in Japanese or German clauses, the whole is the act.
  if (act === '') return { id, fact, level: fact.level, subject, actor: '', act: text, condition }
  const own = withoutCapital(subject)
  const actor = PASSIVE.test(act) ? (AGENT.exec(act)?.[1] ?? '') : own
  return { id, fact, level: fact.level, subject: own, actor, act, condition }
}

/** `be released`, `be made every night`: nobody is said to do it. */
const PASSIVE = /^(?:not\s)?be \p{L}+(?:ed|en|t|de|ept|ade)(?!\p{L})/u
const AGENT = /(?<!\p{L})by ((?:the|an?) \p{L}+)/u

/** `The steward` inside a sentence; a name keeps its capital. */
function withoutCapital(text: string): string {
  const [first = ''] = text.split(' ')
  return contentWords(first).length === 0 ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function partsOf(facts: readonly Fact[], capabilities: readonly Capability[]): readonly Part[] {
  const keyOf = ({ artifact, section }: Fact): string => `${artifact}\n${section}`
  const grouped = new Map<string, { readonly facts: Fact[]; readonly capabilities: Capability[] }>()
  for (const fact of facts) {
    const group = grouped.get(keyOf(fact)) ?? { facts: [], capabilities: [] }
    group.facts.push(fact)
    grouped.set(keyOf(fact), group)
  }
  for (const each of capabilities) grouped.get(keyOf(each.fact))?.capabilities.push(each)
  return [...grouped.values()].map((group, index) => {
    const [first] = group.facts
    return { id: `P${index + 1}`, title: first?.section || (first?.artifact ?? ''), ...group }
  })
}
