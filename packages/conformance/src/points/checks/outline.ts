import { type AnyPoint, findIssues, wholeId } from '@fcc/plugin-api'

/** What a value must have to be taken by its point: the outline that the schema asks for, and a whole id. */
export function outlineProblems(point: AnyPoint, value: unknown): readonly string[] {
  const issues = point.schema && findIssues(point.schema, value)
  const { id, title } = (value ?? {}) as { readonly id?: unknown; readonly title?: unknown }
  return [
    ...(issues === undefined ? [] : [`It is not what ${point.id} take: ${issues}.`]),
    ...(isWholeId(id) ? [] : [`Its id ${JSON.stringify(id)} is not of the form plugin/name.`]),
    ...(typeof title === 'string' && title.trim() === '' ? ['Its title is blank.'] : []),
  ]
}

function isWholeId(id: unknown): boolean {
  return typeof id === 'string' && wholeId(id.slice(0, id.indexOf('/')), id) === id
}
