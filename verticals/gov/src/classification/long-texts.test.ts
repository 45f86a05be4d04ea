import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../settings.ts'
import { markingDetector } from './marking-detector.ts'
import { markingFindings, markingFindingsSteps } from './marking-findings.ts'

const page =
  '(U) The relay stands north.\n(S//NF) The site is in use.\nTOP SECRET\nSee the SECRET//SI annex.\n'
const policy = settingsSchema.parse({})
const by = { policy, detector: markingDetector.id }
const call = (signal = new AbortController().signal) => ({ settings: policy, signal }) as never

describe('markings in a long text', () => {
  it('are found in turns of the event loop, and are those that are found at once', async () => {
    const text = page.repeat(800)
    let turns = 0
    let isDone = false
    const work = Promise.resolve(markingDetector.detect(text, call())).finally(() => {
      isDone = true
    })
    for (; !isDone; turns += 1) await new Promise<void>((resolve) => setImmediate(resolve))
    expect(turns).toBeGreaterThan(3)
    expect(await work).toEqual(markingFindings(text, by))
    expect((await work).length).toBeGreaterThan(2_000)
  })

  it('are looked for up to the next match by most steps', () => {
    const text = page.repeat(100)
    const steps = [...markingFindingsSteps(text, by)]
    expect(Math.max(...steps)).toBeLessThanOrEqual(2 * text.length)
    expect(steps.length).toBeGreaterThan(300)
  })

  it('are not looked for any more where the call was aborted', async () => {
    const abort = new AbortController()
    const work = markingDetector.detect(page.repeat(800), call(abort.signal))
    abort.abort(new Error('enough'))
    await expect(work).rejects.toThrow('enough')
    expect(() => markingDetector.detect(page, call(abort.signal))).toThrow('enough')
  })
})
