import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestRunner } from '@fcc/conformance'
import { afterEach, describe, expect, it } from 'vitest'
import { dataContract } from './data-contract.ts'
import { readCases } from './read-cases.ts'

const template = fileURLToPath(new URL('../../../create-plugin/template-data/', import.meta.url))
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A copy of the template of a package of data, which may be spoilt. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-data-'))
  folders.push(folder)
  const filter = (from: string) => !from.includes('node_modules')
  cpSync(template, folder, { recursive: true, filter })
  symlinkSync(join(template, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

function write(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

/** Runs the checks whose name fits, and says what they said. */
async function failuresOf(folder: string, wanted: RegExp): Promise<readonly string[]> {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = []
  const pending: unknown[] = []
  const closing: (() => Promise<void>)[] = []
  const runner: TestRunner = {
    describe: (_title, define) => pending.push(define()),
    it: (name, _options, run) => tests.push({ name, run }),
    after: (close) => closing.push(close),
  }
  dataContract(folder, { runner })
  await Promise.all(pending)
  const failed: string[] = []
  const chosen = tests.filter(({ name }) => wanted.test(name))
  expect(chosen).not.toEqual([])
  for (const { run } of chosen) {
    await run().catch((error: unknown) => failed.push(String(error)))
  }
  for (const close of closing) await close()
  return failed
}

describe('the contract of a package of data', () => {
  it('holds each contribution against its cases, and fails where one says otherwise', async () => {
    const folder = copy()
    const judging = /^it (judges|decides) as it should|^each has a case|manifest and its code agree/
    expect(await failuresOf(folder, judging)).toEqual([])
    write(folder, 'data/gate.yaml', (text) => text.replace('section: Answers', 'section: Reply'))
    expect((await failuresOf(folder, judging)).join('\n')).toContain('no section Reply')
  })

  it('fails for what has no case, and for what the manifest does not list', async () => {
    const folder = copy()
    rmSync(join(folder, 'cases', 'gate.yaml'))
    expect(await failuresOf(folder, /^each has a case/)).toEqual([
      expect.stringContaining('cases_of: gates/answers-the-letter'),
    ])
    write(folder, 'data/gate.yaml', (text) => text.replace('gate: answers', 'gate: also-answers'))
    expect(await failuresOf(folder, /manifest and its code agree/)).toEqual([
      expect.stringContaining('also-answers-the-letter'),
    ])
  })

  it('looks at the cases themselves: a misspelt key is a failure', async () => {
    const folder = copy()
    write(folder, 'cases/gate.yaml', (text) => text.replace('passes: true', 'pases: true'))
    expect((await failuresOf(folder, /^its cases can be trusted/)).join()).toContain(
      'unknown key pases. Did you mean passes?',
    )
  })

  it('is for packages of data alone', () => {
    const folder = copy()
    write(folder, 'package.json', (text) => text.replace(/ *"data": "data",\n/, ''))
    expect(() => dataContract(folder)).toThrow(/names no folder/)
  })
})

describe('cases in YAML', () => {
  it.each([
    ['cases_of: gates/a\n', 'it has no cases'],
    ['cases_of: gates/a\ncases: []\n', 'it has no cases'],
    ['cases_of: gats/a\ncases: [{ name: x }]\n', 'cases_of has to name one of'],
    ['cases_of: gates\ncases: [{ name: x }]\n', 'one contribution'],
    ['cases_of: gates/a/b\ncases: [{ name: x }]\n', 'one contribution'],
    ['cases_of: gates/a\ncasess: []\n', 'there is no key casess'],
    ['- a\n', 'not a list of keys'],
    ['cases_of: [\n', 'no list of cases'],
    ['cases_of: __proto__/a\ncases: [{ name: x }]\n', 'cases_of has to name one of'],
  ])('%j is refused, for %s', (text, why) => {
    const folder = mkdtempSync(join(tmpdir(), 'fcc-cases-'))
    folders.push(folder)
    writeFileSync(join(folder, 'one.yaml'), text)
    expect(() => readCases(folder)).toThrow(why)
    expect(() => readCases(folder)).toThrow('one.yaml')
  })
})
