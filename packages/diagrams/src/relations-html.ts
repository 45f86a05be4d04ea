import { pageHtml } from './page.ts'
import {
  type DrawnRelation,
  type RelationPicture,
  relationsInWords,
  relationWords,
} from './relation-picture.ts'
import { relationsSvg } from './relations-svg.ts'
import { xmlText } from './xml-text.ts'

/** A persona's relations as a page that stands alone: the picture, and below it each relation in words. */
export function relationsHtml(picture: RelationPicture): string {
  const { title, upstream, downstream } = picture
  return pageHtml({
    title: `Who works with ${title}`,
    summary: relationsInWords(picture),
    picture: { svg: relationsSvg(picture), label: 'The relations as a picture' },
    below: [
      ...listElements('Towards it', upstream),
      ...listElements('It works towards', downstream),
    ],
  })
}

function listElements(heading: string, relations: readonly DrawnRelation[]): readonly string[] {
  if (relations.length === 0) return []
  return [
    `<h2>${heading}</h2>`,
    '<ul>',
    ...relations.map((each) => `<li>${xmlText(`${each.persona}: ${relationWords(each)}`)}</li>`),
    '</ul>',
  ]
}
