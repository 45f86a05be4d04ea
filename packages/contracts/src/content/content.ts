/** Text with its media type. All content in a run is UTF-8 text; `mediaType` says how to read it. */
export interface Content {
  readonly text: string
  readonly mediaType: MediaType
}

/** The media types that a run carries. */
export type MediaType = 'text/plain' | 'text/markdown' | 'text/csv' | 'application/json'

/** The media types that a run carries, as a list. */
export const MEDIA_TYPES: readonly MediaType[] = [
  'text/plain',
  'text/markdown',
  'text/csv',
  'application/json',
]
