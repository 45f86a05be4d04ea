import { describe, expect, it } from 'vitest'
import { fileOf, ggufBytes } from '../file/gguf-file.test-support.ts'
import { standInLibrary } from './llama-library.test-support.ts'
import { createLocalModels } from './local-models.ts'

const bytes = ggufBytes()
const { signal } = new AbortController()

function holder(limits: { readonly models?: number; readonly waiting?: number } = {}) {
  const standIn = standInLibrary()
  const { models = 1, waiting = 8 } = limits
  const config = { threads: 1, model_bytes: models * bytes.length, waiting_calls: waiting }
  const local = createLocalModels('acme/local', config, async () => standIn.library)
  return { ...standIn, local }
}

describe('the models of a process', () => {
  it('stay loaded between calls', async () => {
    const { local, loads, open } = holder()
    const path = fileOf(bytes)
    for (const _ of [1, 2, 3]) (await local.lease(path, signal)).release()
    expect(loads).toEqual([path])
    await local.close()
    expect(open).toEqual([])
  })

  it('make room for another, the longest unused first', async () => {
    const { local, loads, open } = holder({ models: 2 })
    const [a, b, c] = [fileOf(bytes, 'a'), fileOf(bytes, 'b'), fileOf(bytes, 'c')]
    for (const path of [a, b, a, c, a, b]) (await local.lease(path, signal)).release()
    expect(loads).toEqual([a, b, c, b])
    expect(open.filter((what) => what === 'model')).toHaveLength(2)
    await local.close()
  })

  it('compute for one call at a time, in the order in which they came', async () => {
    const { local } = holder()
    const path = fileOf(bytes)
    const order: string[] = []
    const first = await local.lease(path, signal)
    const others = ['second', 'third'].map(async (name) => {
      const lease = await local.lease(path, signal)
      order.push(name)
      lease.release()
    })
    order.push('first')
    first.release()
    await Promise.all(others)
    expect(order).toEqual(['first', 'second', 'third'])
    await local.close()
  })

  it('let so many wait and no more', async () => {
    const { local } = holder({ waiting: 1 })
    const path = fileOf(bytes)
    const first = await local.lease(path, signal)
    const waiting = [local.lease(path, signal), local.lease(path, signal)]
    await expect(local.lease(path, signal)).rejects.toMatchObject({ kind: 'overloaded' })
    first.release()
    for (const each of waiting) (await each).release()
    await local.close()
  })

  it('are not held up by a call that leaves while it waits', async () => {
    const { local } = holder()
    const path = fileOf(bytes)
    const first = await local.lease(path, signal)
    const leaving = new AbortController()
    const left = local.lease(path, leaving.signal)
    const third = local.lease(path, signal)
    leaving.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    first.release()
    ;(await third).release()
    await local.close()
  })

  it('go when their owner closes, at once for who waits, and twice is once', async () => {
    const { local, open } = holder()
    const path = fileOf(bytes)
    const lease = await local.lease(path, signal)
    const waiting = local.lease(path, signal)
    const [closing, again] = [local.close(), local.close()]
    expect(lease.signal.aborted).toBe(true)
    await expect(waiting).rejects.toMatchObject({ kind: 'failed' })
    lease.release()
    await Promise.all([closing, again])
    expect(open).toEqual([])
    await expect(local.lease(path, signal)).rejects.toThrow('it is closed')
  })

  it('are asked again after a failure that is healed', async () => {
    const { local, loads } = holder()
    const path = fileOf(bytes)
    await expect(local.lease(`${path}.missing`, signal)).rejects.toMatchObject({ kind: 'failed' })
    ;(await local.lease(path, signal)).release()
    expect(loads).toEqual([path])
    await local.close()
  })
})
