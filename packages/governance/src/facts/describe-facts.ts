import type { FactType, LabelScheme } from '@fcc/contracts'
import { type BuiltInVocabularies, builtInFacts } from './built-in-facts.ts'
import type { FactConstants, FactField, FactList, FactObject } from './fact-field.ts'
import { findingsFact, labelsFact, schemeFacts } from './label-facts.ts'

/** A fact that is there without any plugin's doing, or by a label scheme. */
export interface DescribedFact {
  /** As predicates write it: `run.purpose`, `labels`. */
  readonly name: string
  readonly type: FactType | 'list<finding>'
  /** What its text is drawn from, where that is known: `purpose`. */
  readonly drawnFrom: string | undefined
  /** What that is here. */
  readonly values: readonly string[]
  /** The label scheme that brings it; this package where absent. */
  readonly scheme: string | undefined
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
  return [...fields.values()].flatMap((each) =>
    each.kind === 'fact' ? [describeField(each, scheme)] : describeConstants(each, scheme),
  )
}

function describeField(
  { name, type, vocabulary }: FactField,
  scheme: string | undefined,
): DescribedFact {
  return { name, type, drawnFrom: vocabulary?.what, values: vocabulary?.known ?? [], scheme }
}

/** Constants are compared with a level: `classification.levels.SECRET`. */
function describeConstants(
  { name, values }: FactConstants,
  scheme: string | undefined,
): readonly DescribedFact[] {
  return [...values.keys()].map((constant) => ({
    name: `${name}.${constant}`,
    type: 'int',
    drawnFrom: undefined,
    values: [],
    scheme,
  }))
}

function describeList({ name, element, vocabulary }: FactList): DescribedFact {
  return {
    name,
    type: element === 'string' ? 'list<string>' : 'list<finding>',
    drawnFrom: vocabulary?.what,
    values: vocabulary?.known ?? [],
    scheme: undefined,
  }
}
