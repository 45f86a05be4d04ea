import { type MappedText, rewriteText, withoutTags } from '@fcc/detection'

/** The marks of quoted mail at the beginning of a line. */
const QUOTED_LINE = /(?<=^|\n)[ \t]{0,8}(?:[>|][ \t]{0,4}){1,12}/g
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
  const unquoted = rewriteText(withoutTags(text), QUOTED_LINE, () => '')
  const joined = rewriteText(unquoted, DIVIDED, () => '')
  return joined === unquoted ? [unquoted] : [unquoted, joined]
}
