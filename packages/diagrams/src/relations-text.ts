import {
  type DrawnRelation,
  RELATION_LINES,
  type RelationPicture,
  relationWords,
} from './relation-picture.ts'

/**
 * A persona's relations drawn with characters, for a terminal: who works towards it above, whom it works
 * towards below, each type with a line of its own.
 *
 * @example
 * relationsText(picture) // ['Blueprint Crafter (BC) ┄feedback┄▶ ┐', 'Research Crafter (RC)', '└ ─handoff─▶ Blueprint Crafter (BC)']
 */
export function relationsText({ title, upstream, downstream }: RelationPicture): readonly string[] {
  const width = Math.max(
    0,
    ...[...upstream, ...downstream].map(({ persona }) => [...persona].length),
  )
  const long = Math.max(
    0,
    ...[...upstream, ...downstream].map((each) => relationWords(each).length),
  )
  return [
    ...upstream.map(
      (each, index) =>
        `${each.persona.padEnd(width)} ${arrow(each, long)} ${index === 0 ? '┐' : '┤'}`,
    ),
    ...(upstream.length > 0 ? [`${' '.repeat(width + long + 6)}▼`] : []),
    `${' '.repeat(Math.max(0, upstream.length > 0 ? width + long + 6 - Math.floor([...title].length / 2) : 0))}${title}`,
    ...downstream.map(
      (each, index) =>
        `${' '.repeat(upstream.length > 0 ? 4 : 2)}${index === downstream.length - 1 ? '└' : '├'} ${arrow(each, long)} ${each.persona}`,
    ),
    ...(upstream.length + downstream.length === 0 ? ['has no relation to anybody.'] : []),
  ]
}

/** The type in the middle of its line, all lines of one length. */
function arrow(relation: DrawnRelation, long: number): string {
  const words = relationWords(relation)
  const { sign } = RELATION_LINES[relation.type]
  return `${sign}${words}${sign.repeat(long - words.length + 1)}▶`
}
