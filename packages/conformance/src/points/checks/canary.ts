/** A word that stands in no other text, to be put where content is and looked for where none may be. */
export const CANARY = 'Qvx7kestrel93Zt'

/** A text with the canary in three places: at its beginning, in its middle and at its end. */
export function withCanary(text: string): string {
  const middle = text.indexOf(' ', Math.floor(text.length / 2))
  const at = middle === -1 ? text.length : middle
  return `${CANARY} ${text.slice(0, at)} ${CANARY}${text.slice(at)}\n${CANARY}\n`
}

/** Whether something that carries no content carries some. */
export function findCanary(what: string, said: unknown): readonly string[] {
  const text = typeof said === 'string' ? said : (JSON.stringify(said) ?? '')
  return text.includes(CANARY) ? [`${what} quotes the content that it speaks of.`] : []
}
