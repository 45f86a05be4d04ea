import type { Finding } from '@fcc/detection'
import { isSomebodyElse, providerNamePlaces } from './provider-names.ts'

/** The category of names that a tenant keeps. */
export const PROVIDER_NAME = 'provider/name'

/** Whether a finding is removed; names that a tenant keeps are found and stay. */
export function isRemoved({ category }: Pick<Finding, 'category'>): boolean {
  return category !== PROVIDER_NAME
}

/**
 * Gives names of who gives care a category of their own. One that shares a word with the name of a patient, a relative or
 * whoever else the text names in full is removed as theirs is.
 */
export function setProvidersApart(text: string, findings: readonly Finding[]): readonly Finding[] {
  const places = providerNamePlaces(text)
  const apart = new Set<Finding>()
  const others = new Set<string>()
  let passed = 0
  for (const finding of findings) {
    if (finding.category !== 'phi/name') continue
    const { start, end } = finding.span
    // Both are in the order of the text.
    while ((places[passed]?.end ?? Number.POSITIVE_INFINITY) <= start) passed += 1
    const place = places[passed]
    if (place && place.start <= start && end <= place.end) {
      apart.add(finding)
      continue
    }
    const words = nameWords(text.slice(start, end))
    // A word alone may be the provider's, said again.
    if (words.length > 1 || isSomebodyElse(text, finding.span)) {
      for (const word of words) others.add(word)
    }
  }
  return findings.map((finding) => {
    if (!apart.has(finding)) return finding
    const words = nameWords(text.slice(finding.span.start, finding.span.end))
    return words.some((word) => others.has(word))
      ? finding
      : { ...finding, category: PROVIDER_NAME }
  })
}

const TITLE = /^(?:dr|drs|doctor|mr|mrs|ms|miss|prof|professor|md|do|rn|np)$/

function nameWords(name: string): readonly string[] {
  return (name.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((word) => !TITLE.test(word))
}
