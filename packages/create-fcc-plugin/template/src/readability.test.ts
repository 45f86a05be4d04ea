import { expect, it } from 'vitest'
import { readability } from './readability.ts'
import { sampleCall } from './sample-call.test-data.ts'
import { sampleSubject } from './sample-subject.test-data.ts'

const score = (text: string) => readability.score(sampleSubject(text), sampleCall({ maxWords: 5 }))

it('scores the share of short sentences', () => {
  expect(score('Short. This one has far more words than that.')).toMatchObject({ value: 0.5 })
})

it('does not measure a text without sentences', () => {
  expect(score(' \n ')).toMatchObject({ kind: 'not_measured' })
})
