import { createInterface } from 'node:readline/promises'
import { CreateError, createErrors } from './diagnostics.ts'

/** Where questions go and answers come from. */
export interface Conversation {
  /**
   * Asks until the answer can be used; an empty answer is the default.
   *
   * @throws CreateError FCC_CREATE_CANCELLED when the input ends
   */
  ask<Value>(question: Question<Value>): Promise<Value>
  close(): void
}

export interface Question<Value> {
  readonly text: string
  /** What an empty answer stands for, as it would be typed. */
  readonly otherwise?: string | undefined
  /** @throws CreateError for an answer that cannot be used */
  readonly parse: (answer: string) => Value
}

/** Questions on a terminal, or on any two streams. Closing it twice does nothing more. */
export function createConversation(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Conversation {
  const lines = createInterface({ input, output })
  // Lines that arrive before their question wait in the iterator; `question` would lose them.
  const answers = lines[Symbol.asyncIterator]()
  // The input may end while lines wait: they are answers still, and readline prompts no more.
  let hasEnded = false
  lines.once('close', () => {
    hasEnded = true
  })
  return {
    async ask({ text, otherwise, parse }) {
      const above = text.split('\n')
      const last = above.pop() ?? ''
      // Readline writes its prompt anew while somebody edits, so that it must know the last line.
      lines.setPrompt(`  ${last.trim()}${otherwise === undefined ? '' : ` (${otherwise})`} › `)
      for (;;) {
        for (const line of above) output.write(`  ${line}\n`)
        if (hasEnded) output.write(lines.getPrompt())
        else lines.prompt()
        const { value, done } = await answers.next()
        if (done) throw createErrors.cancelled()
        try {
          return parse(value.trim() || (otherwise ?? ''))
        } catch (thrown) {
          if (!(thrown instanceof CreateError)) throw thrown
          output.write(`  ${thrown.why} ${thrown.fix}\n`)
        }
      }
    },
    close: () => lines.close(),
  }
}
