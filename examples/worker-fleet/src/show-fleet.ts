import { type Shown, summaryLine, viewLines } from './fleet-view.ts'

/** How often it is looked, in milliseconds. */
const LOOK_MS = 500

/** Shows what a fleet is at, until it is closed. */
export interface FleetDisplay {
  /** Something that happened; where lines are drawn over, the view says it itself. */
  note(line: string): void
  close(): void
}

/** Draws over itself in a terminal, and writes lines where something changed elsewhere. */
export function showFleet(
  look: () => Shown,
  { json, out }: { readonly json: boolean; readonly out: NodeJS.WriteStream },
): FleetDisplay {
  const isLive = out.isTTY === true && !json
  let drawn = 0
  let last = ''
  function draw(): void {
    const shown = look()
    if (isLive) {
      const lines = viewLines(shown)
      const up = drawn > 0 ? `\x1b[${drawn}A` : ''
      out.write(`${up}\x1b[0J${lines.join('\n')}\n`)
      drawn = lines.length
      return
    }
    const { sinceMs: _, workers, ...figures } = shown
    const changed = JSON.stringify([figures.tenants, workers.map(({ pid, state }) => [pid, state])])
    if (changed === last) return
    last = changed
    out.write(`${json ? JSON.stringify(shown) : summaryLine(shown)}\n`)
  }
  const timer = setInterval(draw, LOOK_MS)
  return {
    note(line) {
      if (isLive) return
      out.write(`${json ? JSON.stringify({ note: line }) : line}\n`)
    },
    close() {
      clearInterval(timer)
      draw()
      if (!isLive && !json) out.write(`${viewLines(look()).join('\n')}\n`)
    },
  }
}
