import type { FactType, FactValue, LabelScheme } from '@fcc/contracts'
import type { DecisionInput } from '../decisions/decision-input.ts'
import {
  type CelValue,
  type FactConstants,
  type FactField,
  type FactList,
  type FactObject,
  InvalidFact,
} from './fact-field.ts'

/** `labels`: the categories on the content. */
export function labelsFact(schemes: readonly LabelScheme[]): FactList {
  return {
    kind: 'list',
    name: 'labels',
    element: 'string',
    description:
      'the categories of the labels on the content; one that ends in / has words after it',
    isDetected: true,
    vocabulary: { what: 'label', known: labelCategories(schemes) },
    read: ({ labels }) => labels.categories,
    show: ({ labels }) => labels.categories,
  }
}

/** `findings`: what detectors found, each with `category` and `confidence`. */
export function findingsFact(categories: readonly string[]): FactList {
  return {
    kind: 'list',
    name: 'findings',
    element: 'finding',
    description: 'what detectors found in the content, and never the words themselves',
    isDetected: true,
    vocabulary: { what: 'finding category', known: categories },
    read: ({ findings }) => findings,
    show: ({ findings }) => [...new Set(findings.map(({ category }) => category))].sort(),
  }
}

/** Every category that a label can have, open ones by their prefix. */
export function labelCategories(schemes: readonly LabelScheme[]): readonly string[] {
  const given = schemes.flatMap((scheme) => [
    ...scheme.categories,
    ...scheme.classify.flatMap(({ category, finding }) =>
      category === 'same' ? [finding] : category === undefined ? [] : [category],
    ),
  ])
  return [...new Set(given)]
}

/**
 * The facts of one label scheme:
 * - `<scheme>.level`: the content's rank, 0 for the lowest
 * - `<scheme>.levels.<NAME>`: the rank of a level, to compare with
 * - `<scheme>.audience`: who may see the content; empty where nobody may, or nothing restricts it
 * - `<scheme>.restricted`: whether an audience restricts it
 */
export function schemeFacts(scheme: LabelScheme, owner: string): FactObject {
  const { id, scheme: word } = scheme
  const ranks = new Map(scheme.levels.map((level, rank) => [level, BigInt(rank)]))
  const invalid = new InvalidFact(`${word}.level`, `one of ${scheme.levels.join(', ')}`)
  const levelOf = ({ labels }: DecisionInput) => labels.levels[id] ?? labels.levels[word]
  const audienceOf = ({ labels }: DecisionInput) => labels.audiences[id] ?? labels.audiences[word]
  const fields: readonly FactField[] = [
    field(
      'level',
      'int',
      'the rank of the content, 0 for the lowest; to be compared with a level',
      (input) => levelOf(input) ?? scheme.levels[0] ?? '',
      (input) => {
        const level = levelOf(input)
        if (level === undefined) return 0n
        const rank = ranks.get(level)
        if (rank === undefined) throw invalid
        return rank
      },
    ),
    field(
      'audience',
      'list<string>',
      'who may see the content; empty where nobody may, or where nothing restricts it',
      (input) => audienceOf(input) ?? NOBODY,
    ),
    field(
      'restricted',
      'bool',
      'whether an audience restricts the content',
      (input) => audienceOf(input) !== undefined,
    ),
  ]
  const levels: FactConstants = {
    kind: 'constants',
    name: `${word}.levels`,
    description: 'the rank of that level, to compare with',
    values: new Map(scheme.levels.map((level, rank) => [levelWord(level), BigInt(rank)])),
  }
  return {
    kind: 'object',
    name: word,
    owner,
    fields: new Map<string, FactField | FactConstants>([
      ...fields.map((each) => [each.name.slice(word.length + 1), each] as const),
      ['levels', levels],
    ]),
  }

  function field(
    name: string,
    type: FactType,
    description: string,
    show: (input: DecisionInput) => FactValue,
    read: (input: DecisionInput) => CelValue = show,
  ): FactField {
    return {
      kind: 'fact',
      name: `${word}.${name}`,
      type,
      description,
      isDetected: true,
      show,
      read,
    }
  }
}

const NOBODY: readonly string[] = Object.freeze([])

/**
 * A level's name as predicates write it: what is no letter, digit or underscore becomes `_`.
 *
 * @example
 * levelWord('TOP SECRET')   // 'TOP_SECRET'
 */
export function levelWord(level: string): string {
  const word = level.replace(/[^A-Za-z0-9_]/g, '_')
  return /^[0-9]/.test(word) ? `_${word}` : word
}
