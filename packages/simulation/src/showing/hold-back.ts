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
  /**
   * Whether who looks may read anything of what stands before: all of the text is kept then, and where something of it
   * is replaced the rest is held until it ends, for what is put there may make something of what stands around.
   */
  readonly readsAllBefore?: boolean | undefined
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
 * over, or only up to there. Where those that look keep to the width that they declare, what is let out is a beginning of the
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
  let nextLook = looks.readsAllBefore ? LEAST_STRIDE : 2 * width + strideOf(3 * width)
  let isStopped = false
  let isHeldToEnd = false

  /** The end of what may be let out of what was written up to a place, whatever comes to stand from there on. */
  async function clearEnd(
    findings: readonly Finding[],
    { behind, upTo }: { readonly behind: number; readonly upTo: number },
  ): Promise<number> {
    let [from, to] = [behind, upTo]
    for (;;) {
      if (!looks.readsAllBefore) return clearOf(text, findings, to)
      // What is found behind may be replaced, and is then what nobody has seen yet.
      const first = findings.reduce(
        (least, { span }) => (span.end >= to ? Math.min(least, span.start) : least),
        from,
      )
      if (first === from) return characterStart(text, to)
      from = first
      to = await looks.before(text, from)
    }
  }

  async function letOut(
    endOf: (findings: readonly Finding[]) => number | Promise<number>,
  ): Promise<string> {
    const findings = await looks.inspect(text)
    if (findings === undefined) {
      isStopped = true
      return ''
    }
    const to = await endOf(findings)
    // Of what is out already nothing may be found any more: whoever finds it looks farther than it says.
    if (findings.some(({ span }) => span.start < out && span.end > out)) isStopped = true
    if (isStopped || to <= out) return ''
    const judged = await looks.judge(text, { from: out, to })
    if (judged.kind === 'stop') {
      isStopped = true
      return ''
    }
    if (!looks.readsAllBefore) {
      const kept = characterStart(text, await looks.before(text, to))
      text = text.slice(kept)
      out = to - kept
      return judged.text
    }
    isHeldToEnd = to < text.length && judged.text !== text.slice(out, to)
    if (isHeldToEnd) return ''
    out = to
    return judged.text
  }

  return {
    get isStopped() {
      return isStopped
    },
    async push(more) {
      text += more
      if (isStopped || isHeldToEnd || text.length < nextLook) return ''
      // A finding that begins before is over by there, and what makes it one may stand as far behind.
      const behind = await looks.before(text, text.length)
      const upTo = await looks.before(text, behind)
      const shown =
        upTo > out ? await letOut((findings) => clearEnd(findings, { behind, upTo })) : ''
      nextLook = text.length + strideOf(text.length)
      return shown
    },
    end: async () => (isStopped || out >= text.length ? '' : letOut(() => text.length)),
  }
}

const strideOf = (held: number): number => Math.max(LEAST_STRIDE, Math.ceil(held / STRIDE_SHARE))

/** The last place up to a limit over or up to which no finding reaches, and which cuts no character in two. */
function clearOf(text: string, findings: readonly Finding[], limit: number): number {
  let to = characterStart(text, limit)
  for (;;) {
    // One that ends there may become one with what is found behind it.
    const over = findings.filter(({ span }) => span.start < to && span.end >= to)
    if (over.length === 0) return to
    to = characterStart(text, Math.min(...over.map(({ span }) => span.start)))
  }
}
