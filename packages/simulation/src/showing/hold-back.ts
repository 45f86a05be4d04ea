import { characterStart, type Finding } from '@fcc/contracts'

/** What a stretch of text came to. */
export type JudgedPart =
  | { readonly kind: 'go'; readonly text: string }
  /** Nothing more may be shown. */
  | { readonly kind: 'stop' }

/** What a text is held against while it is written. */
export interface HoldBackLooks {
  /** What is found in a text, by its places; `undefined` where nobody can tell. */
  inspect(text: string): readonly Finding[] | undefined | Promise<readonly Finding[] | undefined>
  /**
   * The last place before another between which at least so much stands as who looks sees, counted as they
   * count: what is no character to them takes no room.
   */
  before(text: string, place: number): number | Promise<number>
  /** What a part of a text comes to, by what is found in it where it stands. */
  judge(text: string, part: { readonly from: number; readonly to: number }): Promise<JudgedPart>
}

/** A text that is let out piece by piece, each once nothing that is still to come can change it. */
export interface HoldBack {
  /** Takes what was written in, and gives what may be shown of all that was. */
  push(text: string): Promise<string>
  /** Takes the end in, and gives the rest. */
  end(): Promise<string>
  /** Whether something was found that lets nothing more out. */
  readonly isStopped: boolean
}

/** How much more of what is held is written before it is worth another look: looking costs all of it. */
const STRIDE_SHARE = 12
const LEAST_STRIDE = 16

/**
 * Lets a text out behind whoever writes it. Everything within twice the `width` of the end is held back, for what
 * is still to come may make something of it: a finding is as long, and what makes it one may stand as far behind
 * it. So is everything from the beginning of a finding that reaches
 * over. Where those that look keep to the width that they declare, what is let out is a beginning of the
 * text as it is left when it is judged as a whole, however it was cut into pieces.
 *
 * @param width how far those that look see, in UTF-16 units of the text as they read it
 * @example
 * const held = createHoldBack(200, looks)
 * for await (const piece of written) show(await held.push(piece))
 * show(await held.end())
 */
export function createHoldBack(width: number, looks: HoldBackLooks): HoldBack {
  /** What is not out yet, after what is needed to see it where it stands. */
  let text = ''
  let out = 0
  /** How long the text is when it is looked at again. */
  let nextLook = 2 * width + strideOf(3 * width)
  let isStopped = false

  async function letOut(upTo: number): Promise<string> {
    const findings = await looks.inspect(text)
    if (findings === undefined) {
      isStopped = true
      return ''
    }
    const to = clearOf(text, findings, upTo)
    // Of what is out already nothing may be found any more: whoever finds it looks farther than it says.
    if (findings.some(({ span }) => span.start < out && span.end > out)) isStopped = true
    if (isStopped || to <= out) return ''
    const judged = await looks.judge(text, { from: out, to })
    if (judged.kind === 'stop') {
      isStopped = true
      return ''
    }
    const kept = characterStart(text, await looks.before(text, to))
    text = text.slice(kept)
    out = to - kept
    return judged.text
  }

  return {
    get isStopped() {
      return isStopped
    },
    async push(more) {
      text += more
      if (isStopped || text.length < nextLook) return ''
      // A finding that begins before is over by there, and what makes it one may stand as far behind.
      const over = await looks.before(text, text.length)
      const upTo = await looks.before(text, over)
      const shown = upTo > out ? await letOut(upTo) : ''
      nextLook = text.length + strideOf(text.length)
      return shown
    },
    end: async () => (isStopped || out >= text.length ? '' : letOut(text.length)),
  }
}

const strideOf = (held: number): number => Math.max(LEAST_STRIDE, Math.ceil(held / STRIDE_SHARE))

/** The last place up to a limit over which no finding reaches, and which cuts no character in two. */
function clearOf(text: string, findings: readonly Finding[], limit: number): number {
  let to = characterStart(text, limit)
  for (;;) {
    const over = findings.filter(({ span }) => span.start < to && span.end > to)
    if (over.length === 0) return to
    to = characterStart(text, Math.min(...over.map(({ span }) => span.start)))
  }
}
