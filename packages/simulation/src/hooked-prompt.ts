import { MEDIA_TYPES, type Prompt, TEXT_SOURCES, type TextPart, textPart } from '@fcc/contracts'
import { simulationErrors } from './diagnostics.ts'

/**
 * What a hook left of a prompt, made anew from the members that a prompt has: whatever else was put
 * beside them is not sent.
 *
 * @throws FccError FCC_PROMPT_INVALID
 */
export function hookedPrompt(given: unknown): Prompt {
  const { system, user } = (given ?? {}) as Readonly<Record<string, unknown>>
  return { system: textsOf(system), user: textsOf(user) }
}

function textsOf(given: unknown): readonly TextPart[] {
  if (!Array.isArray(given)) throw simulationErrors.promptInvalid()
  return given.map((part: unknown) => {
    const { kind, text, source, name, mediaType } = (part ?? {}) as Readonly<
      Record<string, unknown>
    >
    const isText = kind === 'text' && typeof text === 'string'
    const isSourced = source === undefined || TEXT_SOURCES.includes(source as never)
    const isNamed = name === undefined || typeof name === 'string'
    const isTyped = mediaType === undefined || MEDIA_TYPES.includes(mediaType as never)
    if (!isText || !isSourced || !isNamed || !isTyped) throw simulationErrors.promptInvalid()
    return textPart(text, source as TextPart['source'], name, mediaType as TextPart['mediaType'])
  })
}
