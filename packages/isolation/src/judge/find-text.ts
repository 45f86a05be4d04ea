/** Whether a text is anywhere in what a call gave: in texts, in bytes, in keys, however deep. Pure. */
export function hasText(value: unknown, text: string, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') return value.includes(text)
  if (value instanceof Uint8Array) return Buffer.from(value).includes(text)
  if (typeof value !== 'object' || value === null || seen.has(value)) return false
  seen.add(value)
  if (value instanceof Map || value instanceof Set) {
    return [...value].some((each) => hasText(each, text, seen))
  }
  return Object.entries(value).some(
    ([key, each]) => key.includes(text) || hasText(each, text, seen),
  )
}
