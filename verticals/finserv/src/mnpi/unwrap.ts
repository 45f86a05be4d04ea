import { type MappedText, rewriteText } from '@fcc/detection'

/** The marks of quoted mail at the beginning of a line. */
const QUOTED_LINE = /(?<=^|\n)[ \t]{0,8}(?:[>|][ \t]{0,4}){1,12}/g
/** Tags that divide lines, and tags inside a line. */
const BLOCK_TAG = /<\/?(?:br|p|div|td|th|tr|li|ul|ol|h[1-6]|table|blockquote)\b[^<>]{0,200}>/gi
const INLINE_TAG = /<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,200})?\/?>/gi
/** A word that was divided at the end of a line, and the soft line end of quoted-printable mail. */
const DIVIDED = /(?<=\p{L}{2})-[ \t]{0,4}\r?\n[ \t]{0,20}(?=\p{Ll})|=\r?\n/gu

/**
 * A text as its words follow one another: without the marks of quoted mail and tags, and, as a second
 * text, with the words joined that a line end divides. Both know their places in the original.
 *
 * @example
 * unwrap(identityText('Borealis\n> Motors'))[0].text // 'Borealis\nMotors'
 */
export function unwrap(text: MappedText): readonly MappedText[] {
  const untagged = rewriteText(
    rewriteText(text, BLOCK_TAG, () => '\n'),
    INLINE_TAG,
    () => '',
  )
  const unquoted = rewriteText(untagged, QUOTED_LINE, () => '')
  const joined = rewriteText(unquoted, DIVIDED, () => '')
  return joined === unquoted ? [unquoted] : [unquoted, joined]
}
