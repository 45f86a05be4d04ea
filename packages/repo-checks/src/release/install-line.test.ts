import { expect, it } from 'vitest'
import type { Tree } from '../tree/tree.ts'
import { installLine } from './install-line.ts'

const manifest = (name: string, dependencies: Record<string, string>, peers = {}) => ({
  manifest: { name, dependencies, peerDependencies: peers },
})
const tree = {
  packages: [
    manifest('fcc-a', { '@fcc/b': '*', elsewhere: '*' }),
    manifest('@fcc/b', {}, { '@fcc/c': '*' }),
    manifest('@fcc/c', {}),
    manifest('@fcc/d', {}),
  ],
} as unknown as Tree
const packed = ['fcc-a', '@fcc/b', '@fcc/c', '@fcc/d'].map((packageName) => ({
  packageName,
  folder: '',
  path: `/packed/${packageName.replace(/[@/]/g, '')}.tgz`,
}))

it('names the files of a package and of all of ours that it needs, and of no other', () => {
  expect(installLine(tree, packed, ['fcc-a'])).toBe(
    'npm install /packed/fcc-a.tgz /packed/fccb.tgz /packed/fccc.tgz',
  )
})

it('refuses a name that is no package here', () => {
  expect(() => installLine(tree, packed, ['fcc-x'])).toThrow('There is no package fcc-x here.')
})
