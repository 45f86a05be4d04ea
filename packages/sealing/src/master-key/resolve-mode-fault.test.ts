import { describe, expect, it } from 'vitest'
import { resolveModeFault } from './resolve-mode-fault.ts'

const file = { mode: 0o100600, owner: 501, user: 501, kind: 'file' } as const

describe('the mode of a key file', () => {
  it('is right when the owner alone can reach it', () => {
    expect(resolveModeFault(file)).toBeUndefined()
    expect(resolveModeFault({ ...file, mode: 0o100400 })).toBeUndefined()
  })

  it('is named when it is too wide', () => {
    const fault = resolveModeFault({ ...file, mode: 0o100644 })
    expect(fault).toEqual({ found: 'mode 0644', wanted: 'mode 0600' })
  })

  it('does not help when another user owns the file, unless that is root', () => {
    expect(resolveModeFault({ ...file, owner: 502 })?.found).toBe('owned by user 502')
    expect(resolveModeFault({ ...file, owner: 0 })).toBeUndefined()
  })

  it('lets others look into a directory, not write to it', () => {
    const directory = { ...file, mode: 0o040755, kind: 'directory' } as const
    expect(resolveModeFault(directory)).toBeUndefined()
    const wide = resolveModeFault({ ...directory, mode: 0o040775 })
    expect(wide).toEqual({ found: 'mode 0775', wanted: 'mode 0700' })
  })
})
