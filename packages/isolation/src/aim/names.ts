/** What an attack can name of somebody: ids, references and the numbers beside them. */
export interface Names {
  readonly tenant: string
  readonly run: string
  /** A run that waits for a person. */
  readonly waiting: string
  /** A run that is over. */
  readonly over: string
  /** A run that was removed, and left a marker. */
  readonly removed: string
  readonly visit: string
  readonly activity: string
  /** The activity that a person is asked. */
  readonly asked: string
  readonly binding: string
  readonly address: string
  readonly entry: string
  /** An audit entry whose text was removed. */
  readonly removedEntry: string
  readonly event: string
  readonly command: string
  /** A command that was carried out. */
  readonly carried: string
  readonly movement: string
  readonly account: string
  readonly idempotencyKey: string
  readonly subject: string
  /** A subject whose key was destroyed. */
  readonly erased: string
  readonly owner: string
  readonly credential: string
  /** What was granted to somebody. */
  readonly grant: string
  readonly holder: string
  /** A key that somebody shows. */
  readonly secret: string
  readonly epoch: number
}

/** The kinds of names that are texts. */
export type NameKind = Exclude<keyof Names, 'epoch'>

/** Whom an attack is aimed at: what is known of them, and a text that they keep. */
export interface Aim {
  readonly names: Names
  /** A text of theirs that the attacker guesses at: its digest is no secret, what it is kept under is. */
  readonly guessed: string
}

/**
 * Somebody who is nowhere, with names of the same shapes. What an attacker gets about them is what it must get
 * about the other tenant: anything else tells that the other tenant has such a thing.
 */
export function nobodyLike({ names, guessed }: Aim): Aim {
  const other = Object.fromEntries(
    Object.entries(names).map(([kind, value]) => [
      kind,
      typeof value === 'string' ? shifted(value) : value,
    ]),
  )
  return { names: { ...names, ...other }, guessed: shifted(guessed) }
}

/** The text with every letter and digit moved on by one, so that it has the same shape and is another. */
function shifted(text: string): string {
  return [...text]
    .map((letter) => {
      if (letter === '9') return '0'
      if (letter === 'z' || letter === 'Z') return letter === 'z' ? 'a' : 'A'
      return /[a-yA-Y0-8]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 1) : letter
    })
    .join('')
}
