import type { Finding } from '@fcc/contracts'

/** What a stretch of text came to. */
export type JudgedPart =
  | { readonly kind: 'go'; readonly text: string }
  /** Nothing more may be shown. */
  | { readonly kind: 'stop' }

/** What a text is held against while it is written. */
export interface HoldBackLooks {
  /** What is found in a text, by its places; `undefined` where nobody can tell. */
  inspect(text: string): readonly Finding[] | undefined | Promise<readonly Finding[] | undefined>
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

/** How much of a window is written before it is worth another look: looking costs the whole window. */
const STRIDE_SHARE = 4
const LEAST_STRIDE = 16

/**
 * Lets a text out behind whoever writes it. Everything within `width` of the end is held back, for what is
 * still to come may make something of it; so is everything from the beginning of a finding that reaches
 * over. Where those that look keep to the width that they declare, what is let out is a beginning of the
 * text as it is left when it is judged as a whole, however it was cut into pieces.
 *
 * @param width how far those that look see, in UTF-16 units
 * @example
 * const held = createHoldBack(200, looks)
 * for await (const piece of written) show(await held.push(piece))
 * show(await held.end())
 */
export function createHoldBack(width: number, looks: HoldBackLooks): HoldBack {
  const stride = Math.max(LEAST_STRIDE, Math.ceil(width / STRIDE_SHARE))
  /** What is not out yet, after what is needed to see it where it stands. */
  let text = ''
  let out = 0
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
    const kept = Math.max(0, beginningOf(text, to - width))
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
      const upTo = text.length - width
      return isStopped || upTo - out < stride ? '' : letOut(upTo)
    },
    end: async () => (isStopped || out >= text.length ? '' : letOut(text.length)),
  }
}

/** The last place up to a limit over which no finding reaches, and which cuts no character in two. */
function clearOf(text: string, findings: readonly Finding[], limit: number): number {
  let to = beginningOf(text, limit)
  for (;;) {
    const over = findings.filter(({ span }) => span.start < to && span.end > to)
    if (over.length === 0) return to
    to = beginningOf(text, Math.min(...over.map(({ span }) => span.start)))
  }
}

/** The place itself, or the one before it where it stands inside a pair of surrogates. */
function beginningOf(text: string, place: number): number {
  const code = text.charCodeAt(place)
  return place > 0 && code >= 0xdc00 && code <= 0xdfff ? place - 1 : place
}
