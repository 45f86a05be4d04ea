import type { Account, Path } from './account.ts'
import type { ImportedTerms } from './imported-terms.ts'
import { mappingOf, textOf } from './plain-values.ts'

const LEVELS = ['capability', 'category', 'supercategory'] as const

/** Takes over the tags of a file: a name, three levels in a list, or a mapping of the three. */
export function addTagTerms(root: unknown, account: Account, terms: ImportedTerms): void {
  const tags = mappingOf(root)?.tags
  if (!Array.isArray(tags)) return
  const as = 'vocabularies/tags'
  tags.forEach((each: unknown, index) => {
    const path: Path = ['tags', index]
    const mapping = mappingOf(each)
    const levels = mapping
      ? LEVELS.map((level) => mapping[level])
      : Array.isArray(each)
        ? each
        : [each]
    const [tag, ...broader] = levels.map(textOf)
    if (!tag || broader.some((level) => level === undefined) || levels.length > LEVELS.length) {
      account.note(path, 'no_counterpart', { why: 'It does not name its levels, up to three.' })
      return
    }
    if (terms.add('tags', tag, broader as readonly string[]) !== tag) {
      account.note(path, 'no_counterpart', {
        why: 'It would be under itself, or is there in another spelling.',
      })
      return
    }
    if (mapping) for (const level of LEVELS) account.note([...path, level], 'came_over', { as })
    else account.note(path, 'came_over', { as })
  })
}
