import type { Said } from '../../io/table.ts'
import type { Paint } from '../../io/terminal.ts'
import { originText } from '../../listing/listed.ts'
import type { ShownVocabulary } from '../../showing/shown-vocabulary.ts'
import { counted } from '../counted.ts'
import { headingLines, type LabelledText, labelledLines } from './labelled-lines.ts'

/** A vocabulary in lines for people: each term with its other names, and what is meant by it. */
export function vocabularyLines(
  { vocabulary, origin }: ShownVocabulary,
  paint: Paint,
): readonly Said[] {
  const { id, title, of, terms } = vocabulary
  const rows = terms.map(({ term, code, synonyms, definition, broader }): LabelledText => {
    const also = [...(code === undefined ? [] : [code]), ...synonyms]
    return [
      term,
      [
        ...(definition === undefined ? [] : [definition]),
        ...(also.length > 0 ? [`Also: ${also.join(', ')}`] : []),
        ...(broader.length > 0 ? [`Under: ${broader.join(', ')}`] : []),
      ],
    ]
  })
  return [
    ...headingLines(
      { title: `${title}, ${counted(terms.length, 'term')}`, id, from: originText(origin) },
      paint,
    ),
    ...labelledLines([['Of', of]], { paint }),
    '',
    ...labelledLines(rows, { paint }),
    '',
  ]
}
