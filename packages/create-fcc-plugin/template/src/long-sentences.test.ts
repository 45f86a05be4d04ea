import { expect, it } from 'vitest'
import { longSentences } from './long-sentences.ts'
import { sampleCall } from './sample-call.test-data.ts'
import { sampleSubject } from './sample-subject.test-data.ts'

it('reports a long sentence where it stands, and no short one', async () => {
  const subject = sampleSubject('Short. One two three four five six.')
  const issues = await longSentences.validate(subject, sampleCall({ maxWords: 5 }))
  expect(issues).toMatchObject([{ code: 'long-sentence', span: { start: 6, end: 34 } }])
})
