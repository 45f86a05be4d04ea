import type { ModelRequest } from '../models/model-request.ts'

/** The media types of the attachments of a request, each once. */
export function attachmentTypes({ messages }: Pick<ModelRequest, 'messages'>): readonly string[] {
  const parts = messages.flatMap((message) => message.parts)
  const types = parts.flatMap((part) => (part.kind === 'attachment' ? [part.mediaType] : []))
  return [...new Set(types)]
}
