import type { FactNamespace, LabelScheme } from '@fcc/contracts'
import type { Diagnostic, Origin } from '@fcc/plugin-api'
import { compareText } from '../compare-text.ts'
import { reportGovernance } from '../diagnostics.ts'
import { type BuiltInVocabularies, builtInFacts, GOVERNANCE_OWNER } from './built-in-facts.ts'
import type { FactList, FactObject, FactTable } from './fact-field.ts'
import { findingsFact, labelsFact, levelWord, schemeFacts } from './label-facts.ts'
import { namespaceFacts } from './namespace-facts.ts'

/** A fact namespace with where it comes from. */
export interface OriginatedNamespace {
  readonly namespace: FactNamespace
  readonly origin: Origin
}

/** What the fact table is made from. */
export interface FactSources {
  readonly schemes: readonly LabelScheme[]
  readonly namespaces: readonly OriginatedNamespace[]
  readonly vocabularies: BuiltInVocabularies & { readonly findingCategories: readonly string[] }
}

/**
 * Everything predicates can name, from this package, the label schemes and the plugins' namespaces.
 * A name that two claim is reported with both owners and left to the first.
 */
export function factTable(sources: FactSources): {
  readonly facts: FactTable
  readonly diagnostics: readonly Diagnostic[]
} {
  const facts = new Map<string, FactObject | FactList>()
  const diagnostics: Diagnostic[] = []
  for (const object of builtInFacts(sources.vocabularies)) facts.set(object.name, object)
  facts.set('labels', labelsFact(sources.schemes))
  facts.set('findings', findingsFact(sources.vocabularies.findingCategories))

  const schemeIds = new Map<string, string>()
  for (const scheme of [...sources.schemes].sort((a, b) => compareText(a.id, b.id))) {
    const holder = schemeIds.get(scheme.scheme) ?? ownerOf(facts.get(scheme.scheme))
    if (holder !== undefined) {
      const owners = [holder, scheme.id]
      diagnostics.push(reportGovernance('FCC_LABELS_SCHEME_CLASH', {}, scheme.scheme, owners))
      continue
    }
    if (!isUsableName(scheme.scheme)) {
      diagnostics.push(reportGovernance('FCC_FACTS_UNUSABLE_NAME', {}, scheme.scheme, scheme.id))
      continue
    }
    diagnostics.push(...levelProblems(scheme))
    schemeIds.set(scheme.scheme, scheme.id)
    facts.set(scheme.scheme, schemeFacts(scheme, scheme.id))
  }

  const byId = (a: OriginatedNamespace, b: OriginatedNamespace) =>
    compareText(a.namespace.id, b.namespace.id)
  for (const { namespace, origin } of [...sources.namespaces].sort(byId)) {
    const owner = origin.packageName ?? origin.pluginId
    const concern = {
      pluginId: origin.pluginId,
      pointId: 'facts',
      place: origin.file === undefined ? undefined : { file: origin.file, line: origin.line },
    }
    const holder = schemeIds.get(namespace.namespace) ?? ownerOf(facts.get(namespace.namespace))
    if (holder !== undefined) {
      const owners = [holder, owner]
      diagnostics.push(reportGovernance('FCC_FACTS_CLASH', concern, namespace.namespace, owners))
      continue
    }
    for (const name of [namespace.namespace, ...Object.keys(namespace.facts)]) {
      if (!isUsableName(name)) {
        diagnostics.push(reportGovernance('FCC_FACTS_UNUSABLE_NAME', concern, name, owner))
      }
    }
    for (const name of openFacts(namespace)) {
      diagnostics.push(reportGovernance('FCC_FACTS_OPEN_VALUES', concern, name, owner))
    }
    if (isUsableName(namespace.namespace)) {
      facts.set(namespace.namespace, namespaceFacts(namespace, owner))
    }
  }
  return { facts, diagnostics }
}

/** What CEL keeps for itself, by its language definition and by the evaluator's own constants. */
const RESERVED = new Set(
  'as break const continue else false for function if import in let loop namespace null package prototype return true var void while cel google'.split(
    ' ',
  ),
)

function isUsableName(name: string): boolean {
  return /^[a-z][a-z0-9_]*$/i.test(name) && !RESERVED.has(name)
}

function ownerOf(root: FactObject | FactList | undefined): string | undefined {
  if (root === undefined) return undefined
  return root.kind === 'object' ? root.owner : GOVERNANCE_OWNER
}

/** Facts that are text, set by skills, and of any value. */
function openFacts({ namespace, facts, read }: FactNamespace): readonly string[] {
  if (read !== undefined) return []
  return Object.entries(facts)
    .filter(([, { type, values }]) => values === undefined && type.includes('string'))
    .map(([name]) => `${namespace}.${name}`)
}

function levelProblems(scheme: LabelScheme): readonly Diagnostic[] {
  const words = new Set<string>()
  return scheme.levels.flatMap((level) => {
    const word = levelWord(level)
    const isTaken = words.has(word)
    words.add(word)
    return isTaken
      ? [reportGovernance('FCC_LABELS_UNUSABLE_LEVEL', {}, scheme.id, level, word)]
      : []
  })
}
