import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '@fcc/audit'
import type { ModelAnswer, ModelRequest } from '@fcc/contracts'

/** One answer of a model, as a recording has it. What was asked is in it as a digest alone. */
export interface RecordedAnswer {
  /** Where in its run it was asked: the activity without the run, whichever provider it went to. */
  readonly place: string
  /** SHA-256 of the request, in hexadecimal. */
  readonly request: string
  /** Who answered then. */
  readonly provider: string
  /** As it was given, or as rules left it. */
  readonly answer: ModelAnswer
}

/** What models answered in one run, in the order in which they were asked. */
export interface Recording {
  readonly answers: readonly RecordedAnswer[]
}

/**
 * What is asked, as one digest: messages, tools and what is wanted. The seed is of the run, limits are of the
 * provider, and a schema is told in words among the messages too, for models that are held to none.
 */
export function requestDigest({ messages, tools, wanted }: ModelRequest): string {
  const { name, mediaType } = wanted
  const asked = JSON.parse(
    JSON.stringify({ messages, tools, wanted: { name, mediaType } }),
  ) as JsonValue
  return createHash('sha256').update(canonicalJson(asked)).digest('hex')
}

/** Where an activity is in its run, the same in every run of the same steps. */
export function placeOf(activity: string): string {
  // The second of several providers has a name of its own: in a replay there is one.
  return activity.slice(activity.indexOf('/') + 1).replace(/generate\.\d+#/, 'generate#')
}

/**
 * The answer to a request: the one that was given there, else the first that was given to the same request
 * elsewhere in the run. Pure.
 */
export function recordedAnswer(
  { answers }: Recording,
  asked: { readonly request: ModelRequest; readonly activity: string },
): ModelAnswer | undefined {
  const digest = requestDigest(asked.request)
  const same = answers.filter(({ request }) => request === digest)
  const place = placeOf(asked.activity)
  return (same.find((each) => each.place === place) ?? same[0])?.answer
}
