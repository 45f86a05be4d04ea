import type { ContentCheck } from '@fcc/contracts'
import type { Steps } from '@fcc/plugin-api'
import { checkCites, checkDistinct, checkTraces } from './check-citations.ts'
import { checkShorter } from './check-shorter.ts'
import { checkTerms } from './check-terms.ts'
import type { ContentReading } from './content-reading.ts'
import type { ContentVerdict } from './content-verdict.ts'
import { countWords, sectionWords } from './section-body.ts'

/** Whether a content check holds of a text, and how that is said without quoting it; in steps. */
export function* checkContent(reading: ContentReading, check: ContentCheck): Steps<ContentVerdict> {
  const { text } = reading
  yield text.length
  switch (check.kind) {
    case 'section': {
      const words = yield* sectionWords(text, check.heading)
      if (words === undefined) return verdict(false, `no section ${check.heading}`)
      return verdict(words >= check.minWords, `section ${check.heading} has ${words} words`)
    }
    case 'contains': {
      const says = includes(text, check.phrase)
      return verdict(says, `${says ? 'says' : 'does not say'} ${check.phrase}`)
    }
    case 'lacks': {
      const says = includes(text, check.phrase)
      return verdict(!says, `${says ? 'says' : 'does not say'} ${check.phrase}`)
    }
    case 'words': {
      const words = yield* countWords(text)
      return verdict(words >= check.atLeast && words <= check.atMost, `${words} words`)
    }
    case 'shorter':
      return yield* checkShorter(reading, check)
    case 'traces':
      return yield* checkTraces(reading, check)
    case 'cites':
      return yield* checkCites(reading, check)
    case 'distinct':
      return yield* checkDistinct(reading, check)
    case 'terms':
      return yield* checkTerms(reading, check)
  }
}

function verdict(passed: boolean, reason: string): ContentVerdict {
  return { outcome: passed ? 'passed' : 'failed', value: passed ? 1 : 0, reason }
}

function includes(text: string, phrase: string): boolean {
  return text.toLowerCase().includes(phrase.toLowerCase())
}
