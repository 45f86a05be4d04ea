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
 * about the other tenant: anything else tells that the other tenant has such a thing. Pure.
 *
 * @param turn somebody else for each of some thousands: what an earlier attempt made of a name is nobody's then
 */
export function nobodyLike({ names, guessed }: Aim, turn = 0): Aim {
  const moved = moving(turn)
  const other = Object.fromEntries(
    Object.entries(names).map(([kind, value]) => [
      kind,
      typeof value === 'string' ? moved(value) : value,
    ]),
  )
  return { names: { ...names, ...other }, guessed: moved(guessed) }
}

/** Factors that leave no two letters, or digits, the same one. */
const OF_LETTERS = [1, 3, 5, 7, 9, 11, 15, 17, 19, 21, 23, 25]
const OF_DIGITS = [1, 3, 7, 9]

/** Puts another letter or digit in the place of each, the same one for the same, so that a text has the same shape. */
function moving(turn: number): (text: string) => string {
  const letters = { by: 1 + (turn % 25), times: OF_LETTERS[Math.floor(turn / 25) % 12] ?? 1 }
  const digits = { by: 1 + (turn % 9), times: OF_DIGITS[Math.floor(turn / 9) % 4] ?? 1 }
  return (text) =>
    text.replace(/[a-zA-Z0-9]/g, (each) => {
      const first = each >= 'a' ? 'a' : each >= 'A' ? 'A' : '0'
      const { by, times } = first === '0' ? digits : letters
      const place = each.charCodeAt(0) - first.charCodeAt(0)
      const moved = (place * times + by) % (first === '0' ? 10 : 26)
      return String.fromCharCode(first.charCodeAt(0) + moved)
    })
}
