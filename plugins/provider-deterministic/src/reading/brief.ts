import type { Artifact } from '@fcc/contracts'
import {
  citationOf,
  citationsOf,
  conditionOf,
  contentWords,
  demandsOf,
  findRequirement,
  type RequirementLevel,
  readStatementsSteps,
  type Statement,
} from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
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

/** What a character costs that is read for names, figures and what binds, in characters of a scan. */
const FACT_COST = 20

/**
 * Takes what was handed over apart: statements with their lines, what each asks for and of whom, the
 * parts they stand in. The order in which artifacts were handed over changes nothing. Takes
 * linear time, in steps of a sentence.
 */
export function* readBrief(artifacts: Readonly<Record<string, Artifact>>): Steps<Brief> {
  const all = Object.keys(artifacts)
    .sort()
    .flatMap((name) => {
      const artifact = artifacts[name]
      return artifact === undefined ? [] : [{ ...artifact, name }]
    })
  const derived: Artifact[] = []
  for (const artifact of all) {
    yield artifact.text.length
    const isDerived = citationsOf(artifact.text).some(
      (cited) => cited.artifact !== artifact.name && Object.hasOwn(artifacts, cited.artifact),
    )
    if (isDerived) derived.push(artifact)
  }
  const sources = all.filter((artifact) => !derived.includes(artifact))
  const facts = yield* factsOf(sources.length > 0 ? sources : all)
  const capabilities = yield* capabilitiesOf(facts)
  return {
    sources: sources.length > 0 ? sources : all,
    derived: sources.length > 0 ? derived : [],
    facts,
    capabilities,
    parts: yield* partsOf(facts, capabilities),
    questions: facts.filter((fact) => fact.isQuestion && !fact.repeats),
  }
}

function* factsOf(sources: readonly Artifact[]): Steps<readonly Fact[]> {
  const facts: Fact[] = []
  const known = new Map<string, Fact>()
  for (const { name, text } of sources) {
    for (const statement of yield* readStatementsSteps(text)) {
      // What an earlier step closed its work with is no statement of anybody's.
      if (statement.text === CLOSING_LINE) continue
      yield statement.text.length * FACT_COST
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
      facts.push(fact)
    }
  }
  return facts
}

/** What the source demands, each once. */
function* capabilitiesOf(facts: readonly Fact[]): Steps<readonly Capability[]> {
  const capabilities: Capability[] = []
  for (const fact of demandsOf(facts.filter((each) => !each.repeats))) {
    yield fact.text.length * FACT_COST
    capabilities.push(capabilityOf(fact, capabilities.length + 1))
  }
  return capabilities
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

function* partsOf(
  facts: readonly Fact[],
  capabilities: readonly Capability[],
): Steps<readonly Part[]> {
  const keyOf = ({ artifact, section }: Fact): string => `${artifact}\n${section}`
  const grouped = new Map<string, { readonly facts: Fact[]; readonly capabilities: Capability[] }>()
  for (const fact of facts) {
    yield fact.text.length
    const group = grouped.get(keyOf(fact)) ?? { facts: [], capabilities: [] }
    group.facts.push(fact)
    grouped.set(keyOf(fact), group)
  }
  for (const each of capabilities) {
    yield each.fact.text.length
    grouped.get(keyOf(each.fact))?.capabilities.push(each)
  }
  return [...grouped.values()].map((group, index) => {
    const [first] = group.facts
    return { id: `P${index + 1}`, title: first?.section || (first?.artifact ?? ''), ...group }
  })
}
