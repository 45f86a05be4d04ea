/**
 * What is no text and may be an input of a run: which types there are, how they are carried, and how they are told.
 *
 * @packageDocumentation
 */
export {
  ATTACHMENT_TYPES,
  type AttachmentType,
  attachmentText,
  attachmentTypeOf,
  isAttachmentType,
  readAttachment,
  unreadTypes,
} from './attachment.ts'
export { attachmentTypes } from './attachment-types.ts'
