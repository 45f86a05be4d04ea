import { RELATION_TYPES } from '@fcc/contracts'
import type { Account } from './account.ts'
import type { OriginalPart } from './original-parts.ts'
import type { PersonaDraft } from './persona-draft.ts'
import { textOf } from './plain-values.ts'

/** Adds a cross reference to the persona that it starts at; its words become one of the collaborators, and the other side knows it. */
export function addRelation(
  { value, path }: OriginalPart,
  account: Account,
  drafts: ReadonlyMap<string, PersonaDraft>,
): void {
  const [from, to] = [textOf(value.source_id), textOf(value.target_id)]
  const written = textOf(value.relationship_type)
  const type = RELATION_TYPES.find((each) => each === written?.replace('_', '-'))
  const source = drafts.get(from ?? '')
  const target = drafts.get(to ?? '')
  const missing = [from, to].find((code) => !drafts.has(code ?? ''))
  if (!source || !target || !to || missing !== undefined || !type) {
    account.note(path, 'no_counterpart', {
      why: type
        ? `${missing ?? 'One of the two'} is not among the personas that came over.`
        : `Its relationship_type is none of ${RELATION_TYPES.join(', ')}.`,
    })
    return
  }
  const strength = value.strength === 'primary' ? 'primary' : 'secondary'
  source.relations.push({ to, type, strength })
  // A relation is known on both sides here.
  const known = target.lists.role_collaborators
  const names = new RegExp(`^${source.code}(?![A-Z0-9])`)
  if (target !== source && !known.some((each) => names.test(each))) known.push(source.code)
  const as = `personas/${source.code} relations`
  for (const key of ['source_id', 'target_id', 'relationship_type']) {
    account.note([...path, key], 'came_over', { as })
  }
  if (value.strength === strength) account.note([...path, 'strength'], 'came_over', { as })
  const interaction = textOf(value.interaction)
  if (!interaction) return
  source.lists.role_collaborators.push(`${to}: ${interaction}`)
  account.note([...path, 'interaction'], 'prose', {
    as: `personas/${source.code} role_collaborators`,
  })
}
