import type { Scorer } from '@fcc/contracts'
import { readingGrade } from './reading-grade.ts'
import { sentencesOf } from './sentences.ts'
import type { Settings } from './settings.ts'

/** Grades above the limit that bring the score from 1 to 0. */
const GRADES_TO_ZERO = 10

/** 1 up to the tenant's grade, and less with each grade above it. */
export const readability: Scorer<Settings> = {
  id: 'acme-plain-language/readability',
  title: 'Readability',
  score({ text }, { settings }) {
    const grade = readingGrade(sentencesOf(text))
    if (grade === undefined) return { kind: 'not_measured', reason: 'no words' }
    const value = 1 - (grade - settings.maxGrade) / GRADES_TO_ZERO
    return {
      kind: 'scored',
      value: Math.min(1, Math.max(0, value)),
      reason: `grade ${grade.toFixed(1)}, and at most ${settings.maxGrade} is asked for`,
    }
  },
}
