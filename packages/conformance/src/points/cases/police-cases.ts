import { suggest } from '@fcc/plugin-api'
import { canonicalText } from '../checks/canonical-text.ts'
import { type MemberRule, words } from './member-rule.ts'

/** What a case of a suite may hold: what is given, and what is expected of it. */
export interface CaseRules {
  readonly given: Readonly<Record<string, MemberRule>>
  /** Members of `given` that must be there. */
  readonly required?: readonly string[] | undefined
  /** A case asserts something through at least one of these. */
  readonly expects: Readonly<Record<string, MemberRule>>
}

/**
 * What is wrong with the cases themselves: none at all, unknown keys, wrong types, two of one name,
 * two of one input, and cases that assert nothing. Pure; every problem is returned.
 *
 * @example
 * policeCases([{ name: 'a', txt: 'b' }], { given: { text }, required: ['text'], expects: { atLeast: share } })
 * // ['Case "a" has the unknown key txt. Did you mean text?', …]
 */
export function policeCases(cases: unknown, rules: CaseRules): readonly string[] {
  if (!Array.isArray(cases)) return ['`cases` is no list.']
  if (cases.length === 0) return ['There is no case: nothing would be tried.']
  return [
    ...cases.flatMap((each, index) => policeCase(each, index, rules)),
    ...repeated(cases, rules),
  ]
}

type Fields = Readonly<Record<string, unknown>>

function policeCase(given: unknown, index: number, rules: CaseRules): readonly string[] {
  if (typeof given !== 'object' || given === null) return [`Case ${index + 1} is no object.`]
  const fields = given as Fields
  const label = labelOf(fields, index)
  const members = { name: words, ...rules.given, ...rules.expects }
  const unknown = Object.keys(fields).filter((key) => !Object.hasOwn(members, key))
  const isThere = (key: string) => fields[key] !== undefined
  return [
    ...unknown.map(
      (key) => `${label} has the unknown key ${key}.${suggest(key, Object.keys(members))}`,
    ),
    ...['name', ...(rules.required ?? [])]
      .filter((key) => !isThere(key))
      .map((key) => `${label} has no ${key}.`),
    ...Object.entries(members)
      .filter(([key, rule]) => isThere(key) && !rule.fits(fields[key]))
      .map(([key, { expected }]) => `${label} has a ${key} that is not ${expected}.`),
    ...(Object.keys(rules.expects).some(isThere)
      ? []
      : [`${label} asserts nothing; give it ${Object.keys(rules.expects).join(' or ')}.`]),
  ]
}

function repeated(cases: readonly unknown[], rules: CaseRules): readonly string[] {
  const names = new Map<string, number>()
  const inputs = new Map<string, number>()
  return cases.flatMap((given, index) => {
    const fields = (given ?? {}) as Fields
    const label = labelOf(fields, index)
    const input = canonicalText(Object.keys(rules.given).map((key) => [key, fields[key]]))
    const sameName = names.get(String(fields.name))
    const sameInput = inputs.get(input)
    names.set(String(fields.name), index)
    inputs.set(input, index)
    return [
      ...(sameName === undefined ? [] : [`${label} has the name of case ${sameName + 1}.`]),
      ...(sameInput === undefined
        ? []
        : [`${label} gives the same as case ${sameInput + 1}; join what they expect in one.`]),
    ]
  })
}

function labelOf({ name }: Fields, index: number): string {
  return typeof name === 'string' && name.trim() !== '' ? `Case "${name}"` : `Case ${index + 1}`
}
