import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readEvents } from './event-stream.ts'

const stream =
  'id: 1\nevent: fcc.run.started\ndata: {"run":"é"}\n\nevent: result\ndata: {"state":\ndata: "completed"}\n\n'

it('reads the same events however the bytes are cut', async () => {
  const bytes = new TextEncoder().encode(stream)
  const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      const edges = [0, ...[...places].sort((a, b) => a - b), bytes.length]
      async function* parts() {
        for (let at = 1; at < edges.length; at += 1) yield bytes.slice(edges[at - 1], edges[at])
      }
      const events = []
      for await (const event of readEvents(parts())) events.push(event)
      expect(events).toEqual([
        { name: 'fcc.run.started', data: { run: 'é' } },
        { name: 'result', data: { state: 'completed' } },
      ])
    }),
  )
})
