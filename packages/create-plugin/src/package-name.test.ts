import { isPluginId } from '@fcc/plugin-api/manifest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_NAME_LENGTH, nameProblem, pluginIdOf } from './package-name.ts'

describe('a name', () => {
  it.each(['acme-tone', '@acme/tone', 'tone', 'a1', 'acme.tone', '@acme/tone-2', '@7even/tone-x'])(
    '%s is looked at by the rules of npm',
    (name) => {
      expect(nameProblem(name)).toBe(
        name.startsWith('@7') ? 'its plugin id must start with a letter' : undefined,
      )
    },
  )

  it.each([
    ['', 'it is empty'],
    ['a'.repeat(MAX_NAME_LENGTH + 1), 'npm allows 214 characters'],
    [' tone', 'there is space around it'],
    ['Tone', 'npm allows no capitals'],
    ['.tone', 'npm allows no dot or underscore in front'],
    ['_tone', 'npm allows no dot or underscore in front'],
    ['node_modules', 'Node or npm uses it itself'],
    ['fs', 'Node or npm uses it itself'],
    ['fs/promises', 'Node or npm uses it itself'],
    ['a/b', 'npm allows letters, digits, dashes, dots, and a scope in front'],
    ['@acme', 'npm allows letters, digits, dashes, dots, and a scope in front'],
    ['@acme/', 'npm allows letters, digits, dashes, dots, and a scope in front'],
    ['../tone', 'npm allows no dot or underscore in front'],
    ['tone\u0000', 'npm allows letters, digits, dashes, dots, and a scope in front'],
    ['töne', 'npm allows letters, digits, dashes, dots, and a scope in front'],
    ['1tone', 'its plugin id must start with a letter'],
    ['---', 'its plugin id must start with a letter'],
  ])('%j is refused: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem)
  })

  it('that is accepted gives an id which the manifest accepts', () => {
    const part = fc.string({ unit: fc.constantFrom(...'ab9-._~@/ A') })
    fc.assert(
      fc.property(fc.oneof(part, fc.string()), (name) => {
        expect(nameProblem(name) !== undefined || isPluginId(pluginIdOf(name))).toBe(true)
      }),
    )
  })

  it('has the scope in its id', () => {
    expect(pluginIdOf('@acme/plain.language')).toBe('acme-plain-language')
  })
})
