import type { ModelRequest } from './model-request.ts'
import type { Provider } from './provider.ts'

/** What a request may hold that not every provider can do something with. */
export type RequestedAbility = 'schema' | 'attachments'

/**
 * What a request asks for and a provider does not say that it can do. Pure: it is known before any call,
 * and nothing of the request is left out in silence.
 *
 * @example
 * unmetAbilities({ abilities: ['tools'] }, requestWithAnImage) // ['attachments']
 */
export function unmetAbilities(
  { abilities = [] }: Pick<Provider, 'abilities'>,
  { messages, wanted }: Pick<ModelRequest, 'messages' | 'wanted'>,
): readonly RequestedAbility[] {
  const hasAttachment = messages.some(({ parts }) =>
    parts.some(({ kind }) => kind === 'attachment'),
  )
  const asked: Readonly<Record<RequestedAbility, boolean>> = {
    schema: wanted.schema !== undefined,
    attachments: hasAttachment,
  }
  return (['schema', 'attachments'] as const).filter(
    (ability) => asked[ability] && !abilities.includes(ability),
  )
}
