import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cacheFolder } from './cache-folder.ts'
import { joinParts } from './join-parts.ts'

function folder() {
  const made = mkdtempSync(join(tmpdir(), 'fcc-join-parts-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

describe('the parts of a model', () => {
  it('are one file in their order, once size and digest are right', async () => {
    const at = folder()
    const parts = ['one ', 'two ', 'three'].map((text, index) => {
      const path = join(at, `${index}.bin`)
      writeFileSync(path, text)
      return path
    })
    const digest = createHash('sha256').update('one two three').digest('hex')
    const path = join(at, 'whole.gguf')
    await joinParts(parts, { path, bytes: 13, digest })
    expect(readFileSync(path, 'utf8')).toBe('one two three')
    for (const wrong of [
      { bytes: 12, digest },
      { bytes: 13, digest: 'e3b0' },
    ]) {
      rmSync(path, { force: true })
      await expect(joinParts(parts, { path, ...wrong })).rejects.toThrow('not what was expected')
      expect(readdirSync(at).sort()).toEqual(['0.bin', '1.bin', '2.bin'])
    }
  })
})

describe('what is fetched', () => {
  it('goes into the folder for caches, which a relative path cannot move', () => {
    const at = folder()
    expect(cacheFolder({ XDG_CACHE_HOME: at })).toBe(join(at, 'fcc', 'try-model'))
    expect(cacheFolder({ XDG_CACHE_HOME: 'here' })).toContain(homedir())
  })
})
