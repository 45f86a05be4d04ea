import type { AttachmentPart, ModelCall, ModelRequest } from '@fcc/contracts'

/** The bytes of attachments, by their parts. */
export type AttachedFiles = ReadonlyMap<AttachmentPart, Uint8Array>

/** Reads the attachments of a request, where it is about to be sent. */
export async function attachedFiles(
  { messages }: Pick<ModelRequest, 'messages'>,
  read: ModelCall['attachment'],
): Promise<AttachedFiles> {
  const files = new Map<AttachmentPart, Uint8Array>()
  for (const part of messages.flatMap(({ parts }) => parts)) {
    if (part.kind === 'attachment' && read) files.set(part, await read(part))
  }
  return files
}
