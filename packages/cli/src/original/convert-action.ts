import { ACTIONS } from '@fcc/contracts'
import type { Account } from './account.ts'
import type { OriginalPart } from './original-parts.ts'
import type { PersonaDraft } from './persona-draft.ts'
import { textOf, textsOf } from './plain-values.ts'

/** What of an action is told, and how it is headed. */
const LISTS = [
  ['execution_steps', 'Steps'],
  ['inputs', 'From'],
  ['outputs', 'To give'],
  ['constraints', 'Limits'],
] as const

/** An action becomes what its persona is asked for by it, in words. */
export function addAction(
  { value, path }: OriginalPart,
  account: Account,
  drafts: ReadonlyMap<string, PersonaDraft>,
): void {
  const draft = drafts.get(textOf(value.persona_id) ?? '')
  const written = textOf(value.action_type)
  const action = ACTIONS.find((each) => each === written?.toLowerCase())
  const description = textOf(value.description)
  const known = draft?.head.actions as Readonly<Record<string, string>> | undefined
  const why = !draft
    ? 'It is of a persona that did not come over.'
    : !action
      ? `Its action_type is none of ${ACTIONS.join(', ')}.`
      : !description
        ? 'It has no description.'
        : known?.[action]
          ? `There is another ${action} of ${draft.code}; the first stays.`
          : undefined
  if (why || !draft || !action || !description) {
    account.note(path, 'no_counterpart', { why: why ?? '' })
    return
  }
  const as = `personas/${draft.code} actions`
  for (const key of ['persona_id', 'action_type', 'description']) {
    account.note([...path, key], 'came_over', { as })
  }
  const told = LISTS.flatMap(([key, heading]) => {
    const texts = value[key] === undefined ? undefined : textsOf(value[key])
    if (!texts) return []
    account.note([...path, key], 'prose', { as })
    return [`${heading}:`, ...texts.map((text) => `- ${text}`)]
  })
  draft.head.actions = { ...known, [action]: [description, ...told].join('\n').slice(0, 10_000) }
}
