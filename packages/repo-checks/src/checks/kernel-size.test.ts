import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { codeLines, kernelLineLimit, kernelSize } from './kernel-size.ts'

const find = (files: FixtureFiles) =>
  kernelSize.find(
    fixtureTree({ 'packages/kernel/package.json': { name: '@fcc/kernel' }, ...files }),
  )
const statements = (count: number) => 'f()\n'.repeat(count)
const count = (text: string) => codeLines({ path: 'a.ts', text })

describe('the size of the kernel', () => {
  it('may reach the limit and not pass it', () => {
    const path = 'packages/kernel/src/a.ts'
    expect(find({ [path]: statements(kernelLineLimit) })).toEqual([])
    expect(find({ [path]: statements(kernelLineLimit + 1) })).toMatchObject([
      { severity: 'error', message: expect.stringContaining(`${kernelLineLimit + 1} lines`) },
    ])
  })

  it('is the sum over its files, tests excluded', () => {
    const half = statements(kernelLineLimit / 2)
    const twoHalves = { 'packages/kernel/src/a.ts': half, 'packages/kernel/src/b.ts': half }
    expect(find({ ...twoHalves, 'packages/kernel/src/a.test.ts': half })).toEqual([])
    expect(find({ ...twoHalves, 'packages/kernel/src/c.ts': 'g()' })).toHaveLength(1)
  })

  it('counts neither blank lines nor comments of any kind', () => {
    expect(count('/** what\n * why\n */\n\n// more\nf() // same line\n/* a */ g()\n')).toBe(2)
  })

  it('counts each line of a template literal and of a call over several lines', () => {
    expect(count('const a = `x\n\n// no comment\n`\n')).toBe(4)
    expect(count('f(\n  1,\n\n  2,\n)\n')).toBe(4)
  })

  it('names a foreign dependency', () => {
    const manifest = {
      name: '@fcc/kernel',
      dependencies: { semver: 'catalog:', lodash: 'catalog:' },
    }
    expect(find({ 'packages/kernel/package.json': manifest })).toMatchObject([
      { message: 'The kernel may not depend on lodash.' },
    ])
  })
})
