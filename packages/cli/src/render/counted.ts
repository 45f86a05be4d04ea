/**
 * A count with its noun, in the plural where it is not one.
 *
 * @example
 * counted(1, 'entry', 'entries') // '1 entry'
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
