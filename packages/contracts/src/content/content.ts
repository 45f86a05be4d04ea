import type { AttachmentType } from '../attachments/attachment.ts'

/** Text with its media type. All content in a run is UTF-8 text; `mediaType` says how to read it. */
export interface Content {
  readonly text: string
  readonly mediaType: MediaType
}

/** The media types that a run carries: texts, and attachments, which inputs alone may be. */
export type MediaType =
  | 'text/plain'
  | 'text/markdown'
  | 'text/csv'
  | 'application/json'
  | AttachmentType

/** The media types of texts, as a list: what a step may make. */
export const MEDIA_TYPES: readonly MediaType[] = [
  'text/plain',
  'text/markdown',
  'text/csv',
  'application/json',
]
