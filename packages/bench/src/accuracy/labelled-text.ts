import type { TextSpan } from '@fcc/detection'

/** What kinds of a set's own tags are counted together as. */
export type SpanGroup = 'name' | 'address' | 'structured' | 'date' | 'other'

/** A place that a set's authors marked. */
export interface LabelledSpan extends TextSpan {
  readonly group: SpanGroup
}

/** A text with all that it holds; without spans it is clean. Offsets in code units. */
export interface LabelledText {
  readonly id: string
  readonly text: string
  readonly spans: readonly LabelledSpan[]
}

const groups: readonly (readonly [RegExp, SpanGroup])[] = [
  [/^(?:NAME|PERSON)$/, 'name'],
  [/^(?:ADDRESS|LOCATION|GEOGRAPHIC_LOCATION|GPE|STREET_ADDRESS)$/, 'address'],
  [/^(?:DATE|DATE_TIME)$/, 'date'],
  [/^(?:ORGANIZATION|TITLE|NRP|AGE|OTHER.*)$/, 'other'],
]

/** How a tag is counted; whatever is no name, place, date or vague thing is an identifier with a form of its own. */
export function groupOf(tag: string): SpanGroup {
  return groups.find(([tags]) => tags.test(tag))?.[1] ?? 'structured'
}

/** The same text in other letters; every letter must stay one code unit, or the text is left out. */
export function inCase(
  texts: readonly LabelledText[],
  change: 'toUpperCase' | 'toLowerCase',
): readonly LabelledText[] {
  return texts.map((each) => {
    const text = [...each.text]
      .map((letter) => (letter[change]().length === letter.length ? letter[change]() : letter))
      .join('')
    return { ...each, text }
  })
}
