import type { ArtifactField, DecisionError } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import { decisionError } from '../decisions/compiled-rule.ts'
import type { DecisionInput } from '../decisions/decision-input.ts'
import type { Concern } from '../diagnostics.ts'
import { GOVERNANCE_OWNER } from '../facts/built-in-facts.ts'
import type { FactField, FactGroup, FactTable } from '../facts/fact-field.ts'
import { contributedFact } from '../facts/namespace-facts.ts'
import { compilePredicate } from './predicate.ts'
import { type PredicateEnvironment, predicateEnvironment } from './predicate-environment.ts'

/** The fields of JSON artifacts that conditions of a workflow may read, by artifact. */
type Artifacts = Readonly<Record<string, Readonly<Record<string, ArtifactField>>>>

/** The condition of an edge, as a person wrote it. */
export interface ConditionSource {
  /** For messages: `edge triage→review`. */
  readonly id: string
  readonly when: string
  /** The plugin whose bare names go before all others. */
  readonly pluginId: string
  readonly concern: Concern
  /** What the workflow says of its artifacts. */
  readonly artifacts: Artifacts | undefined
}

/** What a condition is asked about: the content is what has been handed on so far. */
export type ConditionInput = Omit<DecisionInput, 'at' | 'findings' | 'couldNotCheck' | 'waivers'>

/** A condition that was checked and compiled. */
export interface Condition {
  /** The artifacts whose fields it reads. */
  readonly artifacts: readonly string[]
  /** Whether the edge is taken; where that cannot be told, why, without content. */
  test(input: ConditionInput): boolean | DecisionError
}

/** A condition, or everything that is wrong with it. */
export interface ConditionResult {
  readonly condition: Condition | undefined
  readonly problems: readonly Diagnostic[]
}

/**
 * The name of an artifact's field among the facts of a condition. CEL names have no hyphens or dots:
 * they are written as underscores.
 *
 * @example
 * conditionFact('code-rows', 'count') // 'artifacts.code_rows.count'
 */
export function conditionFact(artifact: string, field: string): string {
  return `${groupName(artifact)}.${field}`
}

function groupName(artifact: string): string {
  return `artifacts.${artifact.replace(/[^A-Za-z0-9_]/g, '_')}`
}

/**
 * Compiles conditions over a tenant's facts: all of them but `findings` and `detection`, for nothing is searched
 * when work continues, and beside them the fields that a workflow declares of its artifacts.
 */
export function conditionCompiler(facts: FactTable): (source: ConditionSource) => ConditionResult {
  const tables = new WeakMap<Artifacts, { table: FactTable; environment: PredicateEnvironment }>()
  const tableOf = (artifacts: Artifacts) => {
    const known = tables.get(artifacts)
    if (known) return known
    const table = conditionFacts(facts, artifacts)
    const made = { table, environment: predicateEnvironment(table) }
    tables.set(artifacts, made)
    return made
  }
  return (source) => {
    const { table, environment } = tableOf(source.artifacts ?? NO_ARTIFACTS)
    const { predicate, problems } = compilePredicate(source, table, environment)
    if (predicate === undefined) return { condition: undefined, problems }
    const read = new Set(predicate.reads.map(({ name }) => name))
    const artifacts = Object.keys(source.artifacts ?? {}).filter((artifact) =>
      Object.keys(source.artifacts?.[artifact] ?? {}).some((field) =>
        read.has(conditionFact(artifact, field)),
      ),
    )
    return {
      condition: { artifacts, test: (input) => test(predicate, source.id, input) },
      problems,
    }
  }
}

const NO_ARTIFACTS: Artifacts = Object.freeze({})

function test(
  predicate: { test(input: DecisionInput): boolean },
  id: string,
  input: ConditionInput,
): boolean | DecisionError {
  try {
    return predicate.test({
      ...input,
      at: 'handoff',
      findings: [],
      couldNotCheck: [],
      waivers: {},
    })
  } catch (problem) {
    return decisionError(id, problem)
  }
}

function conditionFacts(facts: FactTable, artifacts: Artifacts): FactTable {
  const groups = Object.entries(artifacts).map(([artifact, fields]): [string, FactGroup] => {
    const name = groupName(artifact)
    const group: FactGroup = {
      kind: 'group',
      name,
      fields: new Map(
        Object.entries(fields).map(([field, definition]) => [
          field,
          artifactField(conditionFact(artifact, field), artifact, definition),
        ]),
      ),
    }
    return [name.slice('artifacts.'.length), group]
  })
  const table = new Map(facts)
  table.delete('findings')
  table.delete('detection')
  table.set('artifacts', {
    kind: 'object',
    name: 'artifacts',
    owner: GOVERNANCE_OWNER,
    fields: new Map(groups),
  })
  return table
}

function artifactField(name: string, artifact: string, { type, values }: ArtifactField): FactField {
  const description = `a field of the artifact ${artifact}`
  return {
    ...contributedFact(name, { type, description, values }),
    // It is content: nothing records it.
    show: () => undefined,
  }
}
