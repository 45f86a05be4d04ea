import type { Account, Path } from './account.ts'
import type { ImportedTerms } from './imported-terms.ts'
import type { PersonaDraft } from './persona-draft.ts'
import { localNameOf, type Mapping, mappingOf, textOf } from './plain-values.ts'

/** Under which keys the original has ratings, what they become, and of which vocabulary they are terms. */
const RATED = [
  { keys: ['discernment', 'discernment_traits'], word: 'trait', as: 'discernment' },
  { keys: ['design_target_factors', 'design_targets'], word: 'factor', as: 'design_target' },
] as const

const RATERS = { org_rating: 'organisation', peer_rating: 'peers', self_rating: 'self' } as const

/** Whose profile it is, and where things are noted. */
interface Profiled {
  readonly draft: PersonaDraft
  readonly account: Account
  readonly path: Path
  readonly terms: ImportedTerms
}

/** Takes over tags, ratings and dimensions of a persona; what fits none of them stays unnoted. */
export function addProfile(value: Mapping, profiled: Profiled): void {
  addTags(value.tags, { ...profiled, path: [...profiled.path, 'tags'] })
  for (const { keys, word, as } of RATED) {
    for (const key of keys) addRatings(value[key], word, as, at(profiled, key))
  }
  for (const key of ['dimension_profile', 'dimensions']) {
    addDimensions(value[key], at(profiled, key))
  }
}

const at = (profiled: Profiled, ...more: Path): Profiled => ({
  ...profiled,
  path: [...profiled.path, ...more],
})

/** A tag that came over with its levels; another would be an unknown word. */
function addTags(value: unknown, { draft, account, path, terms }: Profiled): void {
  if (!Array.isArray(value)) return
  const known = value.flatMap((each: unknown, index) => {
    const tag = textOf(each)
    if (!tag || !terms.has('tags', tag)) {
      const why = 'It is not among the tags that came over.'
      account.note([...path, index], 'no_counterpart', { why })
      return []
    }
    account.note([...path, index], 'came_over', { as: `personas/${draft.code} tags` })
    return [tag]
  })
  if (known.length > 0) draft.head.tags = known
}

function addRatings(value: unknown, word: string, as: string, profiled: Profiled): void {
  const { draft, account, path, terms } = profiled
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((each, index) => [index, each] as const)
    : Object.entries(mappingOf(value) ?? {})
  const rated: Record<string, unknown> = {}
  for (const [key, member] of members) {
    const entry = mappingOf(member)
    const name = typeof key === 'string' ? key : textOf(entry?.[word] ?? entry?.name)
    const ratings = mappingOf(entry?.ratings) ?? entry
    if (!name || !ratings) continue
    const base = [...path, key]
    const within = mappingOf(entry?.ratings) ? [...base, 'ratings'] : base
    const given: Record<string, number> = {}
    for (const [theirs, ours] of Object.entries(RATERS)) {
      const rating = ratings[theirs]
      if (rating === undefined) continue
      if (typeof rating === 'number' && rating >= 1 && rating <= 7) {
        given[ours] = rating
        account.note([...within, theirs], 'came_over', { as: `personas/${draft.code} ${as}` })
      } else {
        const why = 'It is no number from 1 to 7, and is not brought to that scale.'
        account.note([...within, theirs], 'no_counterpart', { why })
      }
    }
    if (Object.keys(given).length === 0) continue
    const use = as === 'discernment' ? as : 'design-target'
    rated[terms.add(use, name) ?? name] = given
    for (const each of [word, 'name']) {
      if (entry?.[each] === name) {
        account.note([...base, each], 'came_over', { as: `personas/${draft.code} ${as}` })
      }
    }
  }
  if (Object.keys(rated).length > 0) {
    draft.head[as] = { ...(draft.head[as] as object | undefined), ...rated }
  }
}

/** Category → dimension → text, or element → text, also under a further `dimensions`. */
function addDimensions(value: unknown, profiled: Profiled): void {
  const { draft, account, path, terms } = profiled
  const root = mappingOf(value)
  if (!root) return
  if (mappingOf(root.dimensions)) {
    addDimensions(root.dimensions, at(profiled, 'dimensions'))
    return
  }
  const as = `personas/${draft.code} dimensions`
  const all: Record<string, Record<string, unknown>> = {}
  for (const [key, said] of Object.entries(root)) {
    const category = localNameOf(key)?.toLowerCase()
    if (!category) continue
    for (const [dimension, what] of Object.entries(mappingOf(said) ?? {})) {
      const members: readonly (readonly [string | undefined, unknown])[] = mappingOf(what)
        ? Object.entries(mappingOf(what) ?? {})
        : [[undefined, what]]
      for (const [element, member] of members) {
        const text = textOf(member)
        if (!text || text.length > MAX_SAID) continue
        const term = terms.addDimension(category, dimension, element)
        if (!term) continue
        const profile = all[category] ?? {}
        all[category] = profile
        profile[term.dimension] =
          term.element === undefined
            ? text
            : { ...(profile[term.dimension] as object | undefined), [term.element]: text }
        const place = [...path, key, dimension, ...(element === undefined ? [] : [element])]
        account.note(place, 'came_over', { as })
      }
    }
  }
  if (Object.keys(all).length > 0) draft.head.dimensions = all
}

/** The longest that a profile here says of one dimension. */
const MAX_SAID = 400
