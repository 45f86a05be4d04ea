import type { TextSpan } from '@fcc/detection'

/** At least 24 characters in groups of four, with line ends between groups. */
const BASE64 =
  /(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{4}(?:\r?\n)?){6,20000}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/=])/g
/** The share of printable characters from which decoded bytes are taken for text. */
const PRINTABLE_SHARE = 0.9

/** Text that stands in another one as base64, with the place of its encoded form. */
export interface EmbeddedText {
  readonly text: string
  readonly span: TextSpan
}

/** Decodes the base64 in a text where it holds text: an attachment, a pasted file. */
export function decodeEmbedded(text: string): readonly EmbeddedText[] {
  return [...text.matchAll(BASE64)].flatMap((match) => {
    const decoded = Buffer.from(match[0], 'base64').toString('utf8')
    const span = { start: match.index, end: match.index + match[0].trimEnd().length }
    return isReadable(decoded) ? [{ text: decoded, span }] : []
  })
}

function isReadable(text: string): boolean {
  const printable = text.match(/[\p{L}\p{N}\p{P}\p{Zs}\n\r\t$%+=]/gu)?.length ?? 0
  return text.length > 0 && printable >= text.length * PRINTABLE_SHARE
}
