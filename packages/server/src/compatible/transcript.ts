/** One turn of a conversation, as a caller tells it. */
export interface Turn {
  readonly role: string
  readonly text: string
  /** What it asks of the caller's tools. */
  readonly asks?: readonly AskedTool[] | undefined
  /** The call whose result it is; the text is what the tool gave. */
  readonly gives?: string | undefined
}

/** A call of a tool, as a caller tells it. */
export interface AskedTool {
  readonly id: string
  readonly tool: string
  /** JSON. */
  readonly arguments: string
}

/**
 * All turns as one text, the newest last: what a run takes in. A single turn of the caller's is that text alone. What
 * tools gave is not in it, but that they were asked for.
 *
 * @example
 * transcriptOf([{ role: 'system', text: 'Be short.' }, { role: 'user', text: 'Why?' }])
 * // 'system:\nBe short.\n\nuser:\nWhy?'
 */
export function transcriptOf(turns: readonly Turn[]): string {
  const [first] = turns
  if (turns.length === 1 && first?.role === 'user') return first.text
  const texts = turns.flatMap(({ role, text, asks = [], gives }) => {
    if (gives !== undefined) return []
    const asked = asks.map(({ tool }) => `(asked for the tool ${tool})`)
    return [`${role}:\n${[...(text === '' ? [] : [text]), ...asked].join('\n')}`]
  })
  return texts.join('\n\n')
}

/** The newest text of the caller's; empty where there is none. */
export function newestOf(turns: readonly Turn[]): string {
  return turns.findLast(({ role }) => role === 'user')?.text ?? ''
}
