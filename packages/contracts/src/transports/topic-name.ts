/**
 * A topic or a group as a part of a name on a server: different ones have different parts, and none has a
 * character that a server reads as its own (`.`, `*`, `>`, `:`, `{`). Pure.
 *
 * @example
 * topicName('riverside')   // 'riverside'
 * topicName('a.*')         // 'a_2e_2a'
 */
export function topicName(topic: string): string {
  // A lone mark is no other topic's: a mark is always followed by two digits.
  if (topic === '') return '_'
  return Array.from(Buffer.from(topic, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9-]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`
  }).join('')
}
