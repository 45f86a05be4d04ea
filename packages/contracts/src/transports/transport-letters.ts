import type { TransportMessage } from './transports.ts'

/** A message that a group could not be given, after every try. */
export interface TransportLetter extends TransportMessage {
  /** The name of the error, never its message. */
  readonly error: string
  /** When it was put aside (RFC 3339). */
  readonly at: string
}

/**
 * The dead letters of one group. They outlive the process where the transport keeps messages; how many are kept
 * is a setting of the transport, and the newest stay.
 */
export interface TransportLetters {
  /** Puts one aside; one of the same id is replaced. */
  put(letter: TransportLetter): Promise<void>
  /** The oldest first. */
  list(limit: number): Promise<readonly TransportLetter[]>
  /** Takes one out; an id that nobody knows changes nothing. */
  remove(id: string): Promise<void>
}

/** Dead letters in the memory of the process, for transports that keep nothing. */
export function createLettersInMemory(most: number): (group: string) => TransportLetters {
  const groups = new Map<string, Map<string, TransportLetter>>()
  return (group) => {
    const letters = groups.get(group) ?? new Map<string, TransportLetter>()
    groups.set(group, letters)
    return {
      async put(letter) {
        letters.delete(letter.id)
        letters.set(letter.id, letter)
        const [oldest] = letters.keys()
        if (letters.size > most && oldest !== undefined) letters.delete(oldest)
      },
      list: async (limit) => [...letters.values()].slice(0, limit),
      async remove(id) {
        letters.delete(id)
      },
    }
  }
}
