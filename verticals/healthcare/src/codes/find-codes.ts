/** Something in a text that is meant as a diagnosis code, well or badly written. */
export interface CodeMention {
  readonly written: string
  /** UTF-16 offset into the text. */
  readonly start: number
  /** One-based. */
  readonly line: number
  /** What is written beside it, where that is plainly meant to say what it stands for. */
  readonly description?: string | undefined
}

/** A line that says that diagnosis codes are on it, or follow until the next empty line. */
const CODING_CONTEXT =
  /\bICD(?:-?\s?10)?(?:-CM)?\b|\bdiagnosis codes?\b|\bcodes (?:billed|assigned)\b/i
/** A line that names diagnoses: on it, and nowhere else, codes are read where nothing but codes follows. */
const DIAGNOSES = /^[ \t#*-]{0,4}(?:\p{L}+ ){0,2}(?:diagnos[ei]s|dx)[ \t]{0,2}:/iu
/** In a coding context: a letter and up to nine more characters, at least one of them a digit. */
const IN_CONTEXT =
  /(?<![\p{L}\p{N}.[/-])[A-Z](?=[A-Z]{0,2}\d|\d)[0-9A-Z]{1,7}(?:\.[0-9A-Z]{0,7})?(?![\p{L}\p{N}\]/-])/gu
/** The same, with a sign of a list or the line's end behind it. */
const LISTED =
  /(?<![\p{L}\p{N}.[/-])[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?(?=[ \t]{0,3}(?:[,;)]|$)|\.(?:\s|$))/gmu
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
    for (const match of matchesOn(content, reach > 0)) {
      if (reach > 0 && context && match.index < from && !match[0].includes('.')) continue
      const written = match[0].replace(/\.$/, '')
      mentions.push({
        written,
        start: offset + match.index,
        line: index + 1,
        description: descriptionOf(content, match.index, match.index + written.length),
      })
    }
    reach -= 1
    offset += content.length + 1
  })
  return mentions
}

/** Codes of a line, in its order and none twice. */
function matchesOn(content: string, isCoding: boolean): readonly RegExpExecArray[] {
  if (isCoding) return [...content.matchAll(IN_CONTEXT)]
  const dotted = [...content.matchAll(DOTTED)]
  if (!DIAGNOSES.test(content)) return dotted
  const starts = new Set(dotted.map(({ index }) => index))
  const listed = [...content.matchAll(LISTED)].filter(({ index }) => !starts.has(index))
  return [...dotted, ...listed].sort((left, right) => left.index - right.index)
}

/** Characters of a description, at most. */
const MOST_DESCRIBED = 400

/**
 * What stands behind a code that begins its line, or before one in brackets that ends it. Within a sentence
 * nobody can tell where a description would end.
 */
function descriptionOf(line: string, start: number, end: number): string | undefined {
  const before = line.slice(0, start)
  const after = line.slice(end, end + MOST_DESCRIBED)
  if (/^[ \t#*•-]*(?:\d{1,2}[.)][ \t]+)?$/.test(before)) {
    const [, description] = /^(?:[ \t]{1,8}|[ \t]?[:–—-][ \t]?)(\p{L}.*)$/u.exec(after) ?? []
    return description?.replace(/\s*[([].*$/, '').trim() || undefined
  }
  if (before.endsWith('(') && /^\)[ \t.;,]*$/.test(after)) {
    const [, description] = /^[ \t#*•-]*(?:\d{1,2}[.)][ \t]+)?(\p{L}[^():]*)\($/u.exec(before) ?? []
    return description?.trim() || undefined
  }
  return undefined
}
