import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { publishedManifest, publishedPackage } from '../fixtures/published-package.ts'
import { releaseGroup } from './release-group.ts'

const findWith = (name: string, fixed: readonly (readonly string[])[]) =>
  releaseGroup
    .find(
      fixtureTree({
        ...publishedPackage({ ...publishedManifest, name }),
        '.changeset/config.json': { fixed },
      }),
    )
    .map(({ message }) => message)

describe('the group whose versions rise together', () => {
  it.each([
    ['@fcc/x', '@fcc/*'],
    ['@fcc/cli', '@fcc/*'],
    ['fcc-gov', 'fcc-*'],
  ])('takes %s in by %s', (name, pattern) => {
    expect(findWith(name, [[pattern]])).toEqual([])
  })

  it.each([
    ['@fcc/create-plugin', 'fcc-*'],
    ['@acme/x', '@fcc/*'],
    ['fccx', 'fcc'],
  ])('leaves %s out by %s, and says so', (name, pattern) => {
    expect(findWith(name, [[pattern]])).toEqual([`"fixed" leaves out ${name}.`])
  })

  it('is one', () => {
    expect(findWith('@fcc/cli', [['@fcc/cli'], ['@fcc/*']])).toHaveLength(1)
    expect(findWith('@fcc/cli', [])).toHaveLength(1)
  })

  it('is missed where nothing says it', () => {
    expect(releaseGroup.find(fixtureTree(publishedPackage()))).toHaveLength(1)
    expect(releaseGroup.find(fixtureTree({}))).toEqual([])
  })
})
