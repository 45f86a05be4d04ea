/**
 * The media types of what is no text and may be an input of a run. Each begins with bytes that show what it is:
 * PNG (ISO/IEC 15948, 5.2), JPEG (ITU-T T.81, B.1.1.3), GIF89a, WebP (RFC 9649, 2), PDF (ISO 32000-2, 7.5.2).
 */
export const ATTACHMENT_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
] as const
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]

/** Whether a media type is one of an attachment. */
export function isAttachmentType(type: string): type is AttachmentType {
  return (ATTACHMENT_TYPES as readonly string[]).includes(type)
}

/**
 * An attachment as the text that a run carries: a `data:` address (RFC 2397), so that whoever comes across it
 * sees that it is none to read.
 *
 * @example
 * attachmentText('image/png', bytes) // 'data:image/png;base64,iVBORw0KGgo…'
 */
export function attachmentText(type: AttachmentType, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}

/** The media type and the bytes of such a text; `undefined` where it is none. */
export function readAttachment(
  text: string,
): { readonly mediaType: AttachmentType; readonly bytes: Uint8Array } | undefined {
  const type = typesWithin(text.slice(0, LONGEST_HEAD), whole)[0]
  if (type === undefined || !isAttachmentType(type)) return undefined
  const body = text.slice(text.indexOf(',') + 1)
  const bytes = Buffer.from(body, 'base64')
  return bytes.toString('base64') === body ? { mediaType: type, bytes } : undefined
}

/**
 * The media type of an attachment by its first bytes; `undefined` where they show none.
 *
 * @example
 * attachmentTypeOf(readFileSync('x-ray.png')) // 'image/png'
 */
export function attachmentTypeOf(bytes: Uint8Array): AttachmentType | undefined {
  const begins = (marks: readonly number[], at = 0) =>
    marks.every((mark, place) => bytes[at + place] === mark)
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (begins([0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (begins([0x47, 0x49, 0x46, 0x38])) return 'image/gif'
  const isRiff = begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8)
  if (isRiff) return 'image/webp'
  return begins([0x25, 0x50, 0x44, 0x46, 0x2d]) ? 'application/pdf' : undefined
}

/**
 * The media types of what a text is, or holds, that no detector reads: those of a `data:` address that is the
 * whole text, or of each that is anywhere in it. Takes linear time.
 */
export function unreadTypes(text: string, where: 'whole' | 'within'): readonly string[] {
  if (!text.includes('data:')) return NONE
  return [...new Set(typesWithin(text, where === 'whole' ? whole : within))].sort()
}

const NONE: readonly string[] = Object.freeze([])

/** No head of such an address is longer. */
const LONGEST_HEAD = 128

const whole = /^\s{0,16}data:([a-z]{1,16}\/[a-z0-9.+-]{1,64});base64,/gi
const within = /data:([a-z]{1,16}\/[a-z0-9.+-]{1,64});base64,/gi

function typesWithin(text: string, form: RegExp): readonly string[] {
  return [...text.matchAll(form)]
    .map(([, type = '']) => type.toLowerCase())
    .filter((type) => !type.startsWith('text/') && type !== 'application/json')
}
