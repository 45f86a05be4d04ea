import {
  type AttachmentPart,
  type ModelCall,
  type ModelRequest,
  ProviderFailure,
} from '@fcc/contracts'
import { readAttachment } from '@fcc/contracts/attachments'

/** Reads the attachments of one request where they are sent: those that the visit was handed, and no others. */
export function attachmentReader(
  request: ModelRequest,
  { by, texts }: { readonly by: string; readonly texts: ReadonlyMap<string, string> },
): NonNullable<ModelCall['attachment']> {
  const parts = request.messages.flatMap((message) => message.parts)
  const asked = parts.filter((part): part is AttachmentPart => part.kind === 'attachment')
  return async ({ address, mediaType }) => {
    const isAsked = asked.some((part) => part.address === address && part.mediaType === mediaType)
    const read = isAsked ? readAttachment(texts.get(address) ?? '') : undefined
    if (read?.mediaType === mediaType) return read.bytes
    throw new ProviderFailure('failed', { by, detail: 'an attachment of it cannot be read' })
  }
}
