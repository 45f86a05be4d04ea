import type { FactType, LabelScheme } from '@fcc/contracts'
import { FINDING_FIELDS } from '../predicates/predicate-environment.ts'
import { type BuiltInVocabularies, builtInFacts } from './built-in-facts.ts'
import type { FactConstants, FactField, FactList, FactObject } from './fact-field.ts'
import { findingsFact, labelsFact, schemeFacts } from './label-facts.ts'

/** A fact that is there without any plugin's doing, or by a label scheme. */
export interface DescribedFact {
  /** As predicates write it: `run.purpose`, `labels`. */
  readonly name: string
  readonly type: FactType | 'list<finding>'
  /** What it says. */
  readonly description: string
  /** What its text is drawn from, where that is known: `purpose`. */
  readonly drawnFrom: string | undefined
  /** What that is here. */
  readonly values: readonly string[]
  /** The label scheme that contributes it; this package where absent. */
  readonly scheme: string | undefined
  /** Where it is a list of findings: what a predicate can read of each. */
  readonly fields?: readonly DescribedField[]
}

/** What a predicate can read of one finding: `f.category` in `findings.exists(f, …)`. */
export interface DescribedField {
  readonly name: string
  readonly type: string
  readonly description: string
}

const findingMeanings: Readonly<Record<string, string>> = {
  category: 'what was found, by the category that its detector names',
  confidence: 'how sure the detector is, from 0 to 1',
}

/**
 * The facts that governance itself provides: what every decision brings along, labels and findings,
 * and those of label schemes. For people who write predicates.
 *
 * @example
 * describeFacts({ schemes, catalogue }).map(({ name }) => name) // ['run.id', 'run.scenario', …]
 */
export function describeFacts(sources: {
  readonly schemes: readonly LabelScheme[]
  readonly catalogue: BuiltInVocabularies & { readonly findingCategories: readonly string[] }
}): readonly DescribedFact[] {
  const { schemes, catalogue } = sources
  return [
    ...builtInFacts(catalogue).flatMap((object) => fieldsOf(object, undefined)),
    describeList(labelsFact(schemes)),
    describeList(findingsFact(catalogue.findingCategories)),
    ...schemes.flatMap((scheme) => fieldsOf(schemeFacts(scheme, scheme.id), scheme.id)),
  ]
}

function fieldsOf({ fields }: FactObject, scheme: string | undefined): readonly DescribedFact[] {
  return [...fields.values()].flatMap((each) => {
    if (each.kind === 'fact') return [describeField(each, scheme)]
    if (each.kind === 'constants') return describeConstants(each, scheme)
    return [...each.fields.values()].map((field) => describeField(field, scheme))
  })
}

function describeField(
  { name, type, description, vocabulary }: FactField,
  scheme: string | undefined,
): DescribedFact {
  return {
    name,
    type,
    description,
    drawnFrom: vocabulary?.what,
    values: vocabulary?.known ?? [],
    scheme,
  }
}

/** Constants are compared with a level: `classification.levels.SECRET`. */
function describeConstants(
  { name, description, values }: FactConstants,
  scheme: string | undefined,
): readonly DescribedFact[] {
  return [...values.keys()].map((constant) => ({
    name: `${name}.${constant}`,
    type: 'int',
    description,
    drawnFrom: undefined,
    values: [],
    scheme,
  }))
}

function describeList({ name, element, description, vocabulary }: FactList): DescribedFact {
  return {
    name,
    type: element === 'string' ? 'list<string>' : 'list<finding>',
    description,
    drawnFrom: vocabulary?.what,
    values: vocabulary?.known ?? [],
    scheme: undefined,
    ...(element === 'finding' ? { fields: findingFields() } : {}),
  }
}

function findingFields(): readonly DescribedField[] {
  return Object.entries(FINDING_FIELDS).map(([name, type]) => ({
    name,
    type,
    description: findingMeanings[name] ?? '',
  }))
}
