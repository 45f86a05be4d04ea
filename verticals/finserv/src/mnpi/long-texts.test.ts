import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../settings.ts'
import { mnpiDetector } from './mnpi-detector.ts'
import { mnpiFindings } from './mnpi-findings.ts'

const mail =
  'The merger with Halvorsen Grid plc is not yet announced.\nLunch is at noon.\n> HVGD earnings come in low, under NDA.\n\n'
const settings = settingsSchema.parse({
  restrictedIssuers: [
    { id: 'halvorsen-grid', legalName: 'Halvorsen Grid plc', tickers: ['HVGD'] },
    { id: 'orchard-bio', legalName: 'Orchard Bio Inc', tickers: ['OB'] },
  ],
})
const { restrictedIssuers, clearedIdentifiers, mnpi } = settings
const by = {
  detector: mnpiDetector.id,
  policy: { restrictedIssuers, clearedIdentifiers, ...mnpi },
}
const call = (signal = new AbortController().signal) => ({ settings, signal }) as never

describe('non-public information in a long text', () => {
  it('is found in turns of the event loop, and is what is found at once', async () => {
    const text = mail.repeat(1_200)
    let turns = 0
    let isDone = false
    const work = Promise.resolve(mnpiDetector.detect(text, call())).finally(() => {
      isDone = true
    })
    for (; !isDone; turns += 1) await new Promise<void>((resolve) => setImmediate(resolve))
    expect(turns).toBeGreaterThan(3)
    expect(await work).toEqual(mnpiFindings(text, by))
    expect((await work).length).toBeGreaterThan(2_000)
  })

  it('is not looked for any more where the call was aborted', async () => {
    const abort = new AbortController()
    const work = mnpiDetector.detect(mail.repeat(400), call(abort.signal))
    abort.abort(new Error('enough'))
    await expect(work).rejects.toThrow('enough')
    expect(() => mnpiDetector.detect(mail, call(abort.signal))).toThrow('enough')
  })
})
