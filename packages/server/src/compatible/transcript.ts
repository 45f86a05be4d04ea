/** One turn of a conversation, as a caller tells it. */
export interface Turn {
  readonly role: string
  readonly text: string
}

/**
 * All turns as one text, the newest last: what a run takes in. A single turn of the caller's is that text alone.
 *
 * @example
 * transcriptOf([{ role: 'system', text: 'Be short.' }, { role: 'user', text: 'Why?' }])
 * // 'system:\nBe short.\n\nuser:\nWhy?'
 */
export function transcriptOf(turns: readonly Turn[]): string {
  const [first] = turns
  if (turns.length === 1 && first?.role === 'user') return first.text
  return turns.map(({ role, text }) => `${role}:\n${text}`).join('\n\n')
}

/** The newest text of the caller's; empty where there is none. */
export function newestOf(turns: readonly Turn[]): string {
  return turns.findLast(({ role }) => role === 'user')?.text ?? ''
}
