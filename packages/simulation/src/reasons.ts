import type { GateOutcome, Reason } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { plainErrorCode, plainErrorName } from './plain-name.ts'
import { redactErrorText } from './redact-error-text.ts'
import { handedTexts } from './verbs/prepare.ts'
import type { Stopping } from './verdict.ts'
import type { Visit } from './visit.ts'

/** Why checks did not pass, each reason once: many of them fail for the same. */
function reasonsOfChecks({ checks }: GateOutcome): string {
  const failed = checks.filter(({ outcome }) => outcome !== 'passed')
  return [...new Set(failed.flatMap(({ reason }) => reason.split('; ')))].join('; ')
}

/** Why a gate that did not pass keeps the work from continuing. */
export function reasonsOfGate(visit: Visit, gate: GateOutcome): readonly Reason[] {
  const score =
    gate.score === undefined ? 'could not be measured' : `scored ${gate.score.toFixed(2)}`
  return [
    {
      kind: 'gate',
      id: gate.gate,
      say: `${gate.artifact} ${score} at ${gate.gate}, whose threshold is ${gate.threshold.toFixed(2)}: ${reasonsOfChecks(gate)}`,
      node: visit.place.instance,
    },
  ]
}

/** What a person's no makes of the visit, or that nobody said yes in time. */
export function refusal(
  visit: Visit,
  refused: { readonly by: string; readonly activity: string; readonly say?: string | undefined },
): Stopping {
  return {
    kind: 'reject',
    reasons: [
      {
        kind: 'approval',
        id: refused.activity,
        say: refused.say ?? `${refused.by} said no at ${visit.place.instance}.`,
        node: visit.place.instance,
      },
    ],
  }
}

/** What is said of an error: a code and a kind, for its own words might quote content. */
export async function failure(visit: Visit, error: unknown): Promise<Reason> {
  const node = visit.place.instance
  if (FccError.is(error)) {
    const contents = await handedTexts(visit)
    const redact = async (text: unknown): Promise<string> =>
      contents
        ? redactErrorText(visit.ports, String(text), contents)
        : '(withheld: the content it could quote cannot be read)'
    const id = await codeOf(visit, error, contents)
    return { kind: 'error', id, say: await redact(error.why), fix: await redact(error.fix), node }
  }
  return {
    kind: 'error',
    id: 'FCC_VISIT_FAILED',
    say: `The visit failed with ${plainErrorName(error)}.`,
    fix: 'Look into the plugin that acts at this step; its own tests may show the error whole.',
    node,
  }
}

/** A code is words too: one that a detector finds something in, or that quotes content, is no code. */
async function codeOf(
  visit: Visit,
  { code }: FccError,
  contents: readonly string[] | undefined,
): Promise<string> {
  const id = plainErrorCode(code)
  const words = id.replaceAll('_', ' ')
  const left = await redactErrorText(visit.ports, words, contents)
  return left === words ? id : plainErrorCode(undefined)
}
