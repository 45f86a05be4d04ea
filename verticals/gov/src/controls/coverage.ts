import type { PlanClaim } from '../plans/plan.ts'
import type { BaselineName } from './baseline.ts'
import type { Catalogue } from './catalogue.ts'
import { compareControls } from './compare-controls.ts'
import { normaliseControlId } from './normalise-control-id.ts'

/** A claim that the catalogue cannot answer for, as the plan spells it. */
export interface RefusedClaim {
  readonly spelling: string
  /** The catalogue's id, where the spelling is one at all. */
  readonly control?: string | undefined
}

/** A claim of a control that is no longer there, with where NIST moved it. */
export interface WithdrawnClaim {
  readonly spelling: string
  readonly control: string
  readonly successors: readonly string[]
}

/** How a plan stands to a baseline. All lists are sorted as the catalogue sorts. */
export interface Coverage {
  readonly baseline: BaselineName
  /** How many controls the baseline asks for. */
  readonly asked: number
  /** Asked for, and claimed in a state that counts. */
  readonly covered: readonly string[]
  /** The baseline minus what is covered. */
  readonly gaps: readonly string[]
  /** Gaps that the plan mentions in a state that does not count, such as `planned`. */
  readonly notYet: readonly { readonly control: string; readonly states: readonly string[] }[]
  /** Claimed, active, and not asked for by this baseline. */
  readonly beyond: readonly string[]
  /** Claiming a withdrawn control is an error. */
  readonly withdrawn: readonly WithdrawnClaim[]
  /** No control of the catalogue, or no control id at all. */
  readonly unknown: readonly RefusedClaim[]
  /** Claimed only by a statement, objective or parameter inside it. */
  readonly byPartOnly: readonly string[]
  /** Claimed more than once, perhaps in different spellings. */
  readonly repeated: readonly string[]
}

interface Mention {
  counts: boolean
  whole: boolean
  times: number
  readonly states: Set<string>
}

/**
 * Compares the claims of a plan with a baseline. Pure: `covered` and `gaps` together are the
 * baseline, always. A claim counts when every state it names is one of `countingStates`; a claim
 * that names none counts. Of several claims of one control, one that counts is enough.
 *
 * @example
 * resolveCoverage([{ control: 'AC-02(01)', states: [] }], { catalogue, baseline: 'MODERATE', countingStates: ['implemented'] })
 */
export function resolveCoverage(
  claims: readonly PlanClaim[],
  by: {
    readonly catalogue: Catalogue
    readonly baseline: BaselineName
    readonly countingStates: readonly string[]
  },
): Coverage {
  const { catalogue, baseline } = by
  const asked = catalogue.baselines[baseline].controls
  const mentions = new Map<string, Mention>()
  const withdrawn: WithdrawnClaim[] = []
  const unknown: RefusedClaim[] = []
  for (const claim of claims) {
    const reference = normaliseControlId(claim.control)
    const successors = reference && catalogue.withdrawn.get(reference.control)
    if (reference !== undefined && successors !== undefined) {
      withdrawn.push({ spelling: claim.control, control: reference.control, successors })
    } else if (reference === undefined || !catalogue.active.has(reference.control)) {
      unknown.push({ spelling: claim.control, ...(reference && { control: reference.control }) })
    } else {
      const isWhole = reference.part === undefined
      noteMention(mentions, reference.control, { ...by, claim, isWhole })
    }
  }
  const isCovered = (control: string) => mentions.get(control)?.counts === true
  const gaps = sorted([...asked].filter((control) => !isCovered(control)))
  const mentioned = sorted(mentions.keys())
  return {
    baseline,
    asked: asked.size,
    covered: sorted([...asked].filter(isCovered)),
    gaps,
    notYet: gaps.flatMap((control) => {
      const mention = mentions.get(control)
      return mention === undefined ? [] : [{ control, states: [...mention.states].sort() }]
    }),
    beyond: mentioned.filter((control) => isCovered(control) && !asked.has(control)),
    withdrawn,
    unknown,
    byPartOnly: mentioned.filter((control) => mentions.get(control)?.whole === false),
    repeated: mentioned.filter((control) => (mentions.get(control)?.times ?? 0) > 1),
  }
}

function noteMention(
  mentions: Map<string, Mention>,
  control: string,
  noted: {
    readonly claim: PlanClaim
    readonly isWhole: boolean
    readonly countingStates: readonly string[]
  },
): void {
  const { claim, isWhole, countingStates } = noted
  const mention = mentions.get(control) ?? {
    counts: false,
    whole: false,
    times: 0,
    states: new Set(),
  }
  mention.counts ||= claim.states.every((state) => countingStates.includes(state))
  mention.whole ||= isWhole
  mention.times += 1
  for (const state of claim.states) mention.states.add(state)
  mentions.set(control, mention)
}

function sorted(controls: Iterable<string>): readonly string[] {
  return [...controls].sort(compareControls)
}
