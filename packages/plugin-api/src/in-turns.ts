/**
 * Work in steps: each yields how many characters it looked at, the last gives the result. What takes the
 * same steps comes to the same result, at once or in turns.
 */
export type Steps<Result> = Generator<number, Result, undefined>

/** The longest text, in UTF-16 units, that a detector looks into at once. */
export const LONG_TEXT = 20_000

/** How many characters are looked at before others have their turn: about 20 ms of expressions. */
export const DEFAULT_SLICE = 500_000

/** How work gives way to others. */
export interface TurnOptions {
  /** The most characters that are looked at in one turn, but for a step that is longer by itself. Default `DEFAULT_SLICE`. */
  readonly slice?: number
  /** Ends the work between two turns, by its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Takes all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Takes the steps in turns of the event loop, so that others are not held up while a long text is looked
 * into. One step is never parted: a step of a scan is one expression up to its next match. Works that wait take
 * their turns one by one.
 *
 * @example
 * const findings = await inTurns(scanSteps(text, patterns), { signal })
 */
export async function inTurns<Result>(
  steps: Steps<Result>,
  { slice = DEFAULT_SLICE, signal }: TurnOptions = {},
): Promise<Result> {
  let looked = 0
  for (;;) {
    signal?.throwIfAborted()
    const step = steps.next()
    if (step.done) return step.value
    looked += step.value
    if (looked < slice) continue
    looked = 0
    await ownTurn()
  }
}

/** Works that wait for their turn, in the order in which they came. */
const waiting: (() => void)[] = []

/** A turn in which no other work continues: ten texts that are looked into at a time hold up no more than one. */
function ownTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(letOneOn)
  })
}

function letOneOn(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(letOneOn)
}

/**
 * A short text at once, a long one in turns: what a detector answers.
 *
 * @example
 * detect: (text, { signal }) => atOnceOrInTurns(text, scanSteps(text, patterns), { signal })
 */
export function atOnceOrInTurns<Result>(
  text: string,
  steps: Steps<Result>,
  options: TurnOptions = {},
): Result | Promise<Result> {
  if (text.length > LONG_TEXT) return inTurns(steps, options)
  options.signal?.throwIfAborted()
  return atOnce(steps)
}
