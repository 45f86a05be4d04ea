import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { isHolderGone, newHolder } from './lease-holder.ts'

describe('the holder of a lease', () => {
  it('is there while its process is', () => {
    expect(isHolderGone(newHolder())).toBe(false)
    expect(newHolder()).not.toBe(newHolder())
  })

  it('is gone once its process has ended, and not before', async () => {
    const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'])
    const holder = `${hostname()}/${child.pid}@1.01JD5V8R3N4T6W8Y0Z2B4D6F8H`
    await once(child, 'spawn')
    expect(isHolderGone(holder)).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isHolderGone(holder)).toBe(true)
    // Of a process of another machine nobody here can tell, whatever number it has.
    expect(isHolderGone(`elsewhere.example/${child.pid}@1.01JD5V8R3N4T6W8Y0Z2B4D6F8H`)).toBe(false)
  })

  it('is gone where this process has its host name and number, and started at another time', () => {
    const [ours = ''] = newHolder().split('@')
    expect(isHolderGone(`${ours}@1.01JD5V8R3N4T6W8Y0Z2B4D6F8H`)).toBe(true)
  })

  it('is not gone for another thread of its own process', async () => {
    const file = new URL('./lease-holder.ts', import.meta.url).href
    const code = `
      import { parentPort } from 'node:worker_threads'
      const { newHolder } = await import(${JSON.stringify(file)})
      parentPort.postMessage(newHolder())`
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
      execArgv: ['--conditions=source'],
    })
    const [holder] = (await once(worker, 'message')) as [string]
    await worker.terminate()
    expect(isHolderGone(holder)).toBe(false)
  })

  it.each([
    ['another machine', 'elsewhere.example/1@1.x'],
    ['a name without a process', 'unknown'],
    ['a name of no shape', '/x.'],
  ])('is not said to be gone where nobody can tell: %s', (_what, holder) => {
    expect(isHolderGone(holder)).toBe(false)
  })
})
