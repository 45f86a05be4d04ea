import type { Detector, Finding } from '@fcc/contracts'

/** What makes a finding unusable, by the member at fault. */
export interface FindingProblems {
  readonly categories: readonly string[]
  readonly places: readonly string[]
  readonly owners: readonly string[]
}

/** Judges what a detector gave for a text. Pure. */
export function findingProblems(
  { id, categories }: Detector<never>,
  text: string,
  found: unknown,
): FindingProblems {
  if (!Array.isArray(found)) {
    return { categories: [], places: ['It gave no list of findings.'], owners: [] }
  }
  const all = found as readonly Partial<Finding>[]
  return {
    categories: all
      .filter(({ category }) => !isDeclared(categories, category))
      .map(({ category }) => `The category ${JSON.stringify(category)} is not declared.`),
    places: all.flatMap((finding) => placeProblems(finding, text)),
    owners: all
      .filter(({ detector }) => detector !== id)
      .map(({ detector }) => `A finding names ${JSON.stringify(detector)} as its detector.`),
  }
}

/** Everything that is wrong with them, in one list. */
export function allFindingProblems(
  detector: Detector<never>,
  text: string,
  found: unknown,
): readonly string[] {
  const { categories, places, owners } = findingProblems(detector, text, found)
  return [...categories, ...places, ...owners]
}

function isDeclared(declared: readonly string[], category: unknown): boolean {
  return (
    typeof category === 'string' &&
    declared.some((each) =>
      each.endsWith('/')
        ? category.startsWith(each) && category.length > each.length
        : category === each,
    )
  )
}

function placeProblems({ span, confidence }: Partial<Finding>, text: string): readonly string[] {
  const { start = Number.NaN, end = Number.NaN } = span ?? {}
  const isInside =
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length
  const isSure = typeof confidence === 'number' && confidence >= 0 && confidence <= 1
  return [
    ...(isInside ? [] : [`The span ${start}–${end} is not inside the text of ${text.length}.`]),
    ...(isInside && (cutsCharacter(text, start) || cutsCharacter(text, end))
      ? [`The span ${start}–${end} cuts a character in two.`]
      : []),
    ...(isSure ? [] : [`The confidence ${confidence} is not from 0 to 1.`]),
  ]
}

/** Whether a place lies between the two halves of a surrogate pair. */
function cutsCharacter(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
}
