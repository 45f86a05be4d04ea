import type { Account } from './account.ts'
import type { OriginalPart } from './original-parts.ts'
import type { PersonaDraft } from './persona-draft.ts'
import { localNameOf, textOf } from './plain-values.ts'

/** A gate on its way over. */
export interface ConvertedGate {
  readonly id: string
  readonly persona: string
  readonly document: unknown
}

/**
 * The original's checks ask whether a key is there. One whose key is a section that the persona's work
 * has becomes a check that reads that section; every other is told to the persona as something to be
 * there before anybody relies on it. A gate that is left without a check is not written: it would let
 * everything through.
 */
export function convertGate(
  { value, path }: OriginalPart,
  account: Account,
  drafts: ReadonlyMap<string, PersonaDraft>,
): ConvertedGate | undefined {
  const [id, threshold] = [localNameOf(value.id), value.threshold]
  const draft = drafts.get(textOf(value.persona_id) ?? '')
  const isShare = typeof threshold === 'number' && threshold > 0 && threshold <= 1
  if (!id || !draft || !isShare || !Array.isArray(value.checks)) {
    account.note(path, 'no_counterpart', {
      why: draft
        ? 'It has no id, no list of checks, or no threshold above 0 and up to 1.'
        : 'It is not about one persona that came over; a gate here judges the work of one node.',
    })
    return undefined
  }
  const checks = value.checks.flatMap((check, index) => {
    const key = textOf(check)
    if (!key) return []
    const at = [...path, 'checks', index]
    const section = draft.lists.expected_output.find((each) => plain(each) === plain(key))
    if (section) {
      account.note(at, 'came_over', {
        as: `gates/${id}`,
        why: `It asked for a key, and now reads the section ${section}.`,
      })
      return [{ id: localNameOf(key), content: { section, min_words: MIN_WORDS } }]
    }
    draft.lists.role_adoption_checklist.push(`${key.replaceAll('_', ' ')} (${id})`)
    account.note(at, 'prose', {
      as: `personas/${draft.code} role_adoption_checklist`,
      why: 'It asked for a key, and no section that the persona writes has this name.',
    })
    return []
  })
  if (checks.length === 0) return undefined
  const as = `gates/${id}`
  for (const key of ['id', 'name', 'persona_id', 'threshold']) {
    if (value[key] !== undefined) account.note([...path, key], 'came_over', { as })
  }
  const title = textOf(value.name) ?? id
  return { id, persona: draft.code, document: { gate: id, title, threshold, checks } }
}

/** What a section has at least, so that a heading alone does not pass. */
const MIN_WORDS = 5

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
