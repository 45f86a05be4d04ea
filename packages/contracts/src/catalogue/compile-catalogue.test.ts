import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FccError, type SetupContext } from '@fcc/plugin-api'
import { afterEach, describe, expect, it } from 'vitest'
import { compileCatalogue, compileFile } from './compile-catalogue.ts'
import { readCompiled } from './compiled-catalogue.ts'
import { contributeCatalogue } from './read-catalogue.ts'
import { readDocuments } from './read-documents.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const gate = (threshold: number) =>
  `# A gate.\ngate: short\ntitle: G\nthreshold: ${threshold}\nchecks: [{ content: { words: { at_least: 1 } } }]\n`

/** A package with one document and what its build wrote down of it. */
function builtPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-compiled-'))
  folders.push(folder)
  const file = join(folder, 'data', 'gates', 'short.yaml')
  const compiled = join(folder, 'catalogue.json')
  mkdirSync(join(folder, 'data', 'gates'), { recursive: true })
  writeFileSync(file, gate(1))
  const data = pathToFileURL(join(folder, 'data/'))
  expect(compileCatalogue(data, pathToFileURL(compiled))).toBe(1)
  return {
    file,
    compiled,
    /** What its plugin contributes: the threshold of its gate, and the line that it is said to be at. */
    contributed(folder: string | URL = data) {
      const contributed: unknown[] = []
      const contribute = ((_: unknown, value: { threshold: number }, place: { line: number }) =>
        contributed.push([value.threshold, place.line])) as unknown as SetupContext<
        unknown,
        unknown,
        never,
        never
      >['contribute']
      const source = { pluginId: 'acme', folder, compiled: pathToFileURL(compiled) }
      contributeCatalogue(contribute, source)
      return contributed
    },
  }
}

/** Says something else than the file, under the digest of the file, to tell which of them is read. */
function sayInCompiled(compiled: string, threshold: number): void {
  const text = readFileSync(compiled, 'utf8')
  writeFileSync(compiled, text.replace('"threshold":1', `"threshold":${threshold}`))
}

describe('documents that a build wrote down', () => {
  it('are read instead of their files', () => {
    const built = builtPackage()
    sayInCompiled(built.compiled, 0.5)
    expect(built.contributed()).toEqual([[0.5, 2]])
    expect(built.contributed(join(built.compiled, '../data'))).toEqual([[0.5, 2]])
  })

  it('are not believed of a file that was changed since, nor where nothing can be read of them', () => {
    const built = builtPackage()
    writeFileSync(built.file, gate(0.25))
    expect(built.contributed()).toEqual([[0.25, 2]])
    const unreadable = ['', 'null', '[]', '{"version":2,"files":{}}', '{"version":1}']
    for (const [index, text] of unreadable.entries()) {
      // Another text each time: what a process read once it does not read again.
      writeFileSync(built.file, gate(index / 8))
      writeFileSync(built.compiled, text)
      expect(built.contributed(), text).toEqual([[index / 8, 2]])
    }
    rmSync(built.compiled)
    expect(existsSync(built.compiled)).toBe(false)
    writeFileSync(built.file, gate(0.75))
    expect(built.contributed()).toEqual([[0.75, 2]])
  })

  it('with a problem are read from their file, which says where it is', () => {
    const built = builtPackage()
    writeFileSync(built.file, gate(7))
    compileCatalogue(pathToFileURL(join(built.file, '../../')), pathToFileURL(built.compiled))
    expect(readCompiled(pathToFileURL(built.compiled))?.files).toHaveProperty('gates/short.yaml')
    expect(() => built.contributed()).toThrow(FccError)
    expect(() => built.contributed()).toThrow('gates/short.yaml:4:12')
  })
})

describe('a text', () => {
  it.each([
    ['that is no YAML', 'gate: [', undefined],
    ['that is no map', '- gate', undefined],
    ['with a number that JSON has not', 'gate: .inf', undefined],
    ['whose first key would not be the first any more', 'gate: a\n7: b', undefined],
    ['that says nothing', '# Nothing.', []],
  ])('%s is compiled as far as JSON can say it', (_, text, documents) => {
    expect(compileFile(text)?.documents).toEqual(documents)
  })

  it('is compiled with the places of what its lists hold', () => {
    const text = 'workflow: w\nedges:\n  - { from: a, when: x }\n  - b\n---\ngate: g\n'
    expect(compileFile(text)?.documents).toEqual([
      {
        value: { workflow: 'w', edges: [{ from: 'a', when: 'x' }, 'b'] },
        line: 1,
        places: {
          edges: [
            [3, 5, 3, 22],
            [4, 5],
          ],
        },
      },
      { value: { gate: 'g' }, line: 6, places: {} },
    ])
    expect(readDocuments(text, { file: 'w.yaml', compiled: compileFile(text) })).toEqual(
      readDocuments(text, { file: 'w.yaml' }),
    )
  })
})
