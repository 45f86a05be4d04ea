import type { ShorterCheck } from '@fcc/contracts'
import { withoutCitations } from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
import type { ContentReading } from './content-reading.ts'
import type { ContentVerdict } from './content-verdict.ts'
import { countWords, sectionBody } from './section-body.ts'

/**
 * Whether a text has no more than a share of the words of what it is made from; citations count for
 * none. What has as many words as its source, or more, is never shorter. The value is 1 where it holds,
 * else how much of what it says would have had room.
 */
export function* checkShorter(
  reading: ContentReading,
  { than, heading, atMost }: ShorterCheck,
): Steps<ContentVerdict> {
  const names = than === undefined ? reading.sources : [than]
  const texts = names.flatMap((name) => reading.textOf(name) ?? [])
  if (texts.length === 0) {
    const what = than === undefined ? 'nothing was handed over' : `there is no ${than}`
    return { outcome: 'not_measured', reason: `${what} that it could be shorter than` }
  }
  const where = heading === undefined ? '' : ` under ${heading}`
  const own = heading === undefined ? reading.text : sectionBody(reading.text, heading)
  if (own === undefined) return { outcome: 'failed', value: 0, reason: `no section ${heading}` }
  yield own.length
  const words = yield* countWords(withoutCitations(own))
  let of = 0
  for (const text of texts) of += yield* countWords(text)
  const room = Math.floor(of * atMost)
  const passed = words <= room
  return {
    outcome: passed ? 'passed' : 'failed',
    value: passed ? 1 : room / words,
    reason: `${words} words${where}, for ${of} of ${names.join(', ')}; at most ${room} are short`,
  }
}
