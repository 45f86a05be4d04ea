import {
  type Artifact,
  type MessagePart,
  type ModelRequest,
  NO_LABELS,
  readPersonaText,
  type TextPart,
  type TextSource,
} from '@fcc/contracts'
import type { DocumentRequest } from './write-document.ts'

/** What is to be written, read out of the messages of a request. */
export interface WritingRequest extends DocumentRequest {
  /** A form that is filled already: the answer as it is. */
  readonly form: string | undefined
  /** A template whose slots and instructions are to be filled. */
  readonly template: string | undefined
}

/**
 * Reads what is to be written out of a request: nothing but its messages says who the persona is and
 * what was handed over, for nothing else was looked at.
 */
export function writingRequest({ messages, wanted }: ModelRequest): WritingRequest {
  const parts = messages.flatMap((message) => message.parts)
  const textOf = (source: TextSource) => textsFrom(parts, source)[0]?.text
  return {
    persona: readPersonaText(textOf('persona') ?? ''),
    form: textOf('form'),
    template: textOf('template'),
    artifacts: artifactsFrom(parts, 'input'),
    feedback: artifactsFrom(parts, 'feedback'),
    produces: wanted.name,
  }
}

function textsFrom(parts: readonly MessagePart[], source: TextSource): readonly TextPart[] {
  return parts.filter((part) => part.kind === 'text').filter((part) => part.source === source)
}

function artifactsFrom(
  parts: readonly MessagePart[],
  source: TextSource,
): Readonly<Record<string, Artifact>> {
  return Object.fromEntries(
    textsFrom(parts, source).map(({ name = source, text, mediaType = 'text/markdown' }) => [
      name,
      { name, text, mediaType, labels: NO_LABELS },
    ]),
  )
}
