/** One piece of a text that has more than words in it. */
export interface TextPiece {
  readonly text: string
  /** `words` are released and proven, `form` stays, and nobody can tell what `other` says. */
  readonly kind: 'words' | 'form' | 'other'
}

const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
const TAG = /^<(\/?)([a-z][a-z0-9]{0,15})(?=[\s/>])[^>]*?(\/?)>$/i
const UNKNOWN_REFERENCE = /[<>]|&(?!amp;|lt;|gt;|quot;|apos;)/

/**
 * The pieces of a narrative of FHIR. Its tags stay without their attributes, pictures and remarks go.
 *
 * Source: HL7 FHIR R4, section 2.4 (narrative).
 */
export function narrativePieces(value: string): readonly TextPiece[] {
  return value.split(/(<!--[\s\S]*?-->|<[^>]*>)/).flatMap((piece): readonly TextPiece[] => {
    if (piece === '') return []
    if (!piece.startsWith('<')) {
      return [{ text: piece, kind: UNKNOWN_REFERENCE.test(piece) ? 'other' : 'words' }]
    }
    const [, closing = '', name = '', selfClosing = ''] = TAG.exec(piece) ?? []
    if (name === '' || name.toLowerCase() === 'img') return []
    const namespace = closing === '' && piece.includes(XHTML) ? ` ${XHTML}` : ''
    return [{ text: `<${closing}${name}${namespace}${selfClosing}>`, kind: 'form' }]
  })
}

/** Formatting and the message's own signs: `\.br\`, `\T\`. */
const FORMATTING = /^\\(?:\.[a-z]{2}[+-]?\d{0,4}|[FSTREHN])\\$/

/**
 * The pieces of a text of HL7 v2. Its formatting stays; characters by their numbers could say anything.
 *
 * Source: HL7 v2.5.1, section 2.7 (use of escape sequences in text fields).
 */
export function escapedPieces(value: string): readonly TextPiece[] {
  return value.split(/(\\[^\\]{1,64}\\)/).flatMap((piece): readonly TextPiece[] => {
    if (piece === '') return []
    if (!piece.startsWith('\\') || !piece.endsWith('\\') || piece.length < 3) {
      return [{ text: piece, kind: piece.includes('\\') ? 'other' : 'words' }]
    }
    return [{ text: piece, kind: FORMATTING.test(piece) ? 'form' : 'other' }]
  })
}

/** What a text says with what is no word of it left out, for judging how it is written. */
export function wordsOfPieces(pieces: readonly TextPiece[]): string {
  return pieces.map(({ text, kind }) => (kind === 'words' ? text : ' ')).join('')
}
