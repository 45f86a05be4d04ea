import type { ContentCheck } from '@fcc/contracts'
import { checkCites, checkDistinct, checkTraces } from './check-citations.ts'
import type { ContentReading } from './content-reading.ts'
import type { ContentVerdict } from './content-verdict.ts'
import { countWords, sectionWords } from './section-body.ts'

/** Whether a content check holds of a text, and how that is said without quoting it. */
export function checkContent(reading: ContentReading, check: ContentCheck): ContentVerdict {
  const { text } = reading
  switch (check.kind) {
    case 'section': {
      const words = sectionWords(text, check.heading)
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
      const words = countWords(text)
      return verdict(words >= check.atLeast && words <= check.atMost, `${words} words`)
    }
    case 'traces':
      return checkTraces(reading, check)
    case 'cites':
      return checkCites(reading, check)
    case 'distinct':
      return checkDistinct(reading, check)
  }
}

function verdict(passed: boolean, reason: string): ContentVerdict {
  return { outcome: passed ? 'passed' : 'failed', value: passed ? 1 : 0, reason }
}

function includes(text: string, phrase: string): boolean {
  return text.toLowerCase().includes(phrase.toLowerCase())
}
