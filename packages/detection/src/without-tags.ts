import { type MappedText, rewriteText } from './mapped-text.ts'

/** Tags that divide lines, and tags inside a line. */
const BLOCK_TAG =
  /<\/?(?:br|p|div|td|th|tr|li|ul|ol|h[1-6]|table|blockquote|header|footer|section|title|body)\b[^<>]{0,200}>/gi
const INLINE_TAG = /<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,200})?\/?>/gi

/**
 * A text without its HTML tags: those that divide lines become line ends, the others nothing. It knows its
 * places in the original; a text without tags is returned as it is.
 *
 * @example
 * withoutTags(identityText('<p>a <b>b</b></p>')).text // '\na b\n'
 */
export function withoutTags(text: MappedText): MappedText {
  const divided = rewriteText(text, BLOCK_TAG, () => '\n')
  return rewriteText(divided, INLINE_TAG, () => '')
}
