import type { InterventionPoint, JsonSchema, ShownRecord } from '@fcc/contracts'
import { uncheckedOf } from '@fcc/governance'
import { simulationErrors } from '../diagnostics.ts'
import type { Acting } from '../verbs/act/acting.ts'
import { governedInput } from '../verbs/govern.ts'
import { createHoldBack, type HoldBack, type HoldBackLooks } from './hold-back.ts'
import { type MayShow, mayShow } from './may-show.ts'

/** Shows somebody an answer while it is written, as far as rules that saw it let it out. */
export interface AnswerShowing {
  /** An answer begins; another one before it ended begins anew. */
  begin(): void
  push(text: string): Promise<void>
  /** The answer is whole. */
  end(): Promise<void>
  /** What is to be kept of it; `undefined` where nothing was begun. */
  record(): ShownRecord | undefined
  /**
   * Holds what was shown against the artifact that was made.
   *
   * @throws FccError FCC_VISIT_SHOWN_OTHERWISE where it is no beginning of it: something looks farther than it says
   */
  assertBeginningOf(text: string): void
}

/**
 * The showing of a visit's answer, where somebody watches; an answer that is shown once it is whole says so
 * and why. `undefined` where nobody watches, or where what is made is no outcome.
 */
export function showAnswer(
  acting: Acting,
  answer: { readonly tools: readonly string[]; readonly schema?: JsonSchema | undefined },
): AnswerShowing | undefined {
  const { visit } = acting
  const show = visit.ports.show?.()
  if (!show) return undefined
  const may = mayShow(visit, answer)
  if (!may) return undefined
  if (may.kind === 'buffered') {
    show(may)
    return undefined
  }
  let line = holdingLine(acting, may)
  let characters = 0
  let isBegun = false
  const showText = (text: string): void => {
    if (text === '') return
    characters += text.length
    show({ kind: 'text', text })
  }
  const tellStop = (): void => {
    if (line.isTold || !line.isStopped()) return
    line.isTold = true
    show({ kind: 'stopped', rules: line.rules })
  }
  return {
    begin() {
      line = holdingLine(acting, may)
      characters = 0
      isBegun = true
      show({ kind: 'streaming', name: may.name, visit: visit.id })
    },
    async push(text) {
      showText(await line.push(text))
      tellStop()
    },
    async end() {
      showText(await line.end())
      tellStop()
    },
    record: () =>
      isBegun ? { characters, ...(line.isStopped() ? { stopped: line.rules } : {}) } : undefined,
    assertBeginningOf(text) {
      if (!isBegun || text.startsWith(line.made)) return
      throw simulationErrors.shownDeparted(visit.place.instance, may.name)
    },
  }
}

interface HoldingLine {
  push(text: string): Promise<string>
  end(): Promise<string>
  isStopped(): boolean
  readonly rules: string[]
  /** What came through before it is looked at as what leaves. */
  readonly made: string
  isTold: boolean
}

/** One hold-back for each point that looks, the text of one going into the next. */
function holdingLine(
  acting: Acting,
  { name, stages }: Extract<MayShow, { readonly kind: 'streaming' }>,
): HoldingLine {
  const rules: string[] = []
  let { labels } = acting
  const looks = (at: InterventionPoint, width: number): HoldBackLooks => {
    const { ports } = acting.visit
    return {
      readsAllBefore: ports.governor.readsAllBefore,
      before: (text, place) => ports.governor.placeBefore({ text, place, width }, ports.signal),
      async inspect(text) {
        const inspection = await ports.governor.inspect(text, ports.signal)
        const unchecked = uncheckedOf(inspection)
        if (unchecked.length === 0) return inspection.findings
        rules.push(...unchecked)
        return undefined
      },
      async judge(text, part) {
        const input = governedInput(acting.visit, { at, subject: name })
        const governed = await ports.governor.governPart(
          { text, ...part, labels },
          input,
          ports.signal,
        )
        labels = governed.labels
        const { decision, errors, obligations, reasons } = governed.decision
        const asks = obligations.flatMap((each) =>
          each.kind === 'require_approval' ? [each.rule] : [],
        )
        if (decision === 'allow' && asks.length === 0) return { kind: 'go', text: governed.text }
        const forbidding = reasons.flatMap(({ effect, rule }) =>
          effect === 'forbid' ? [rule] : [],
        )
        rules.push(...forbidding, ...errors.map(({ rule }) => rule), ...asks)
        return { kind: 'stop' }
      },
    }
  }
  const held = stages.map(({ at, width }) => ({
    at,
    back: createHoldBack(width, looks(at, width)),
  }))
  let made = ''
  const through = async (work: (back: HoldBack, text: string) => Promise<string>, text: string) => {
    let passing = text
    if (held.some(({ back }) => back.isStopped)) return ''
    for (const { at, back } of held) {
      if (at === 'release') made += passing
      passing = await work(back, passing)
    }
    if (!held.some(({ at }) => at === 'release')) made += passing
    return passing
  }
  return {
    push: (text) => through((back, passing) => back.push(passing), text),
    end: () =>
      through(async (back, passing) => (await back.push(passing)) + (await back.end()), ''),
    isStopped: () => held.some(({ back }) => back.isStopped),
    rules,
    get made() {
      return made
    },
    isTold: false,
  }
}
