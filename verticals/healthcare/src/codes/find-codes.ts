/** Something in a text that is meant as a diagnosis code, well or badly written. */
export interface CodeMention {
  readonly written: string
  /** UTF-16 offset into the text. */
  readonly start: number
  /** One-based. */
  readonly line: number
}

/** A line that says that diagnosis codes are on it, or follow until the next empty line. */
const CODING_CONTEXT = /\bICD(?:-?\s?10)?(?:-CM)?\b|\bdiagnosis codes?\b/i
/** In a coding context: a letter and up to nine more characters, at least one of them a digit. */
const IN_CONTEXT =
  /(?<![\p{L}\p{N}.[/-])[A-Z](?=[A-Z]{0,2}\d|\d)[0-9A-Z]{1,7}(?:\.[0-9A-Z]{0,7})?(?![\p{L}\p{N}\]/-])/gu
/** Anywhere: a letter, two characters that are digits or look like one, a dot, and more. */
const DOTTED = /(?<![\p{L}\p{N}.[/-])[A-Z][0-9OIl][0-9OIlAB]\.[0-9A-Z]{1,7}(?![\p{L}\p{N}\]/-])/gu

/** Lines of which a coding context may reach downwards, at most. */
const CONTEXT_REACH = 40

/**
 * Finds what a text means as ICD-10-CM codes. A dotted code is found anywhere; one without a dot
 * (`I10`) only where the text says that codes are meant, because `B12` is a vitamin and `T10` a
 * vertebra.
 *
 * @example
 * findCodes('ICD-10-CM: I10, E11.65').map((code) => code.written)  // ['I10', 'E11.65']
 */
export function findCodes(text: string): readonly CodeMention[] {
  const mentions: CodeMention[] = []
  let offset = 0
  let reach = 0
  text.split('\n').forEach((content, index) => {
    if (content.trim() === '') reach = 0
    const context = CODING_CONTEXT.exec(content)
    if (context) reach = CONTEXT_REACH
    const from = context ? context.index + context[0].length : 0
    for (const match of content.matchAll(reach > 0 ? IN_CONTEXT : DOTTED)) {
      if (reach > 0 && context && match.index < from && !match[0].includes('.')) continue
      mentions.push({
        written: match[0].replace(/\.$/, ''),
        start: offset + match.index,
        line: index + 1,
      })
    }
    reach -= 1
    offset += content.length + 1
  })
  return mentions
}
