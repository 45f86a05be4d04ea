import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isHolderGone, newHolder } from './run-holder.ts'

describe('the holder of a run', () => {
  it('is there while its process is', () => {
    expect(isHolderGone(newHolder())).toBe(false)
    expect(newHolder()).not.toBe(newHolder())
  })

  it('is gone once its process has ended, and not before', async () => {
    const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'])
    const holder = `${hostname()}/${child.pid}.01JD5V8R3N4T6W8Y0Z2B4D6F8H`
    await once(child, 'spawn')
    expect(isHolderGone(holder)).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isHolderGone(holder)).toBe(true)
  })

  it.each([
    ['another machine', 'elsewhere.example/1.x'],
    ['a name without a process', 'unknown'],
    ['a name of no shape', '/x.'],
  ])('is not said to be gone where nobody can tell: %s', (_what, holder) => {
    expect(isHolderGone(holder)).toBe(false)
  })
})
