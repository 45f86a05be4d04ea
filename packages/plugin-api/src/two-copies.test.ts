import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'

/**
 * Two installed copies of this package, as npm makes them when two dependants ask for two versions:
 * one folder with every source file again, and modules that take tokens from one and functions from
 * the other. Compiled by the real compiler; the copy is laid over the disk and never written to it.
 */
const source = fileURLToPath(new URL('.', import.meta.url))
const copy = join(source, '..', 'copy-b', 'src')

const tokens = `
import { defineEvent, defineHook, definePoint, defineService, type PointShape } from '../index.ts'
interface Toaster<Settings> {
  readonly id: string
  toast(bread: string, call: { readonly settings: Settings }): string
}
interface ToasterShape extends PointShape { readonly value: Toaster<this['settings']> }
interface SliceShape extends PointShape { readonly value: number }
const base = { version: 1, scope: 'assembly', combine: 'map-by-id', onFailure: 'drop' } as const
export const toasters = definePoint<ToasterShape>({ ...base, id: 'toasters' })
export const slices = definePoint<SliceShape>({ ...base, id: 'slices' })
export const power = defineService<{ readonly volts: number }>({ id: 'power', version: '1.0.0' })
export const toasted = defineEvent<{ readonly bread: string }>({ id: 'toasted' })
export const spread = defineHook<string>({ id: 'spread', hook: 'waterfall' })
export { FccError, type Plugin, type Diagnostic, type AnyPoint } from '../index.ts'
`

/** Inside the `setup` of a plugin of copy B that has settings `{ heat: number }` and needs `power`. */
const accepted = {
  'a value of the right shape': `contribute(slices, 3)`,
  'settings of the plugin': `contribute(toasters, { id: 'x', toast: (bread, { settings }) => bread + settings.heat.toFixed() })`,
  'a service of the right type': `provide(power, { volts: needs.power.volts + 1 })`,
  'the right payload': `emit(toasted, { bread: 'rye' })`,
  'the right tap': `tap(spread, (value) => value.trim())`,
  'a point of the other copy as any point': `const point: AnyPoint = slices; void point`,
  'an error of the other copy': `const error: FccError = new OtherError({ code: 'C', why: 'w', fix: 'f' }); void error`,
  'a diagnostic of the other copy': `const make = (given: OtherDiagnostic): Diagnostic => given; void make`,
  'a plugin of the other copy': `const take = (given: OtherPlugin): Plugin => given; void take`,
} as const

const refused = {
  'a value of the wrong type': `contribute(slices, 'three')`,
  'a value of the wrong shape': `contribute(toasters, { id: 'x', toast: () => 3 })`,
  'a value that lacks a part': `contribute(toasters, { id: 'x' })`,
  'settings that the plugin does not have': `contribute(toasters, { id: 'x', toast: (bread, { settings }) => bread + settings.colour })`,
  'a service of the wrong type': `provide(power, { volts: '230' })`,
  'a need used as another type': `const volts: string = needs.power.volts; void volts`,
  'the wrong payload': `emit(toasted, { bread: 3 })`,
  'the wrong listener': `on(toasted, (payload: { bread: number }) => void payload)`,
  'the wrong tap': `tap(spread, () => 3)`,
  // Without NoInfer, each of these would widen the token's type until both fit.
  'a value that is too little of a service': `provide(power, {} as object)`,
  'a payload that is too little of an event': `emit(toasted, {} as object)`,
  'a tap that may return too much': `tap(spread, () => 3 as string | number)`,
} as const

function moduleOf(statement: string): string {
  return `
import { type AnyPoint, definePlugin, type Diagnostic, FccError, type Plugin } from '../index.ts'
import { FccError as OtherError, power, slices, spread, toasted, toasters } from '../../../src/with-copies/tokens.ts'
import type { Diagnostic as OtherDiagnostic, Plugin as OtherPlugin } from '../../../src/with-copies/tokens.ts'
import { z } from 'zod'
void [FccError, OtherError, power, slices, spread, toasted, toasters]
export type Used = [AnyPoint, Diagnostic, OtherDiagnostic, OtherPlugin, Plugin]
export default definePlugin({
  id: 'acme',
  settings: z.strictObject({ heat: z.number() }),
  needs: { power },
  setup({ contribute, provide, emit, on, tap, needs }) {
    void [contribute, provide, emit, on, tap, needs]
    ${statement}
  },
})
`
}

const cases = Object.entries({ ...accepted, ...refused })
const pathOf = (index: number): string => join(copy, 'with-copies', `case-${index}.ts`)

/** What the compiler says of each case, by its name. */
function compile(): ReadonlyMap<string, readonly string[]> {
  const overlay = new Map<string, string>([
    [join(source, 'with-copies', 'tokens.ts'), tokens],
    [join(copy, '..', 'package.json'), readFileSync(join(source, '..', 'package.json'), 'utf8')],
  ])
  for (const file of readdirSync(source).filter((name) => /^[a-z-]+\.ts$/.test(name))) {
    overlay.set(join(copy, file), readFileSync(join(source, file), 'utf8'))
  }
  for (const [index, [, statement]] of cases.entries()) {
    overlay.set(pathOf(index), moduleOf(statement))
  }
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile, directoryExists } = host
  host.fileExists = (path) => overlay.has(path) || fileExists(path)
  host.readFile = (path) => overlay.get(path) ?? readFile(path)
  host.directoryExists = (path) =>
    [...overlay.keys()].some((file) => file.startsWith(`${path}/`)) ||
    directoryExists?.(path) === true
  host.getSourceFile = (path, version, ...rest) => {
    const text = overlay.get(path)
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version)
  }
  const program = ts.createProgram(
    cases.map((_, index) => pathOf(index)),
    options,
    host,
  )
  return new Map(
    cases.map(([name], index) => {
      const file = program.getSourceFile(pathOf(index))
      const found = [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ]
      return [
        name,
        found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
      ]
    }),
  )
}

describe('with two installed copies, tokens of one in a plugin of the other', () => {
  let said: ReadonlyMap<string, readonly string[]>
  beforeAll(() => {
    said = compile()
  }, 120_000)

  test.each(Object.keys(accepted))('%s is taken', (name) => {
    expect(said.get(name)).toEqual([])
  })

  test.each(Object.keys(refused))('%s is still a compile error', (name) => {
    expect(said.get(name)).toHaveLength(1)
    expect(said.get(name)?.[0]).toMatch(/not assignable|does not exist|No overload/)
  })
})
