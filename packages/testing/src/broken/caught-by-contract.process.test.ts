import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runChecks } from '@fcc/conformance'
import { definePlugin, type Plugin } from '@fcc/plugin-api'
import { afterAll, describe, expect, it } from 'vitest'
import { pluginChecks } from '../plugin-contract/plugin-checks.ts'
import { brokenFolders, installFixtures, nameOf } from './broken-packages.test-support.ts'
import { BROKEN_PLUGINS } from './broken-plugins.test-data.ts'

const store = installFixtures(brokenFolders)
afterAll(() => store.remove())

/** What an author's test file imports; one that cannot be imported has the contract of its package. */
async function importPlugin(folder: string): Promise<Plugin> {
  const file = pathToFileURL(join(store.folderOf(folder), 'index.js')).href
  const stand = definePlugin({ id: nameOf(folder), setup: () => undefined })
  const loaded = await import(/* @vite-ignore */ file).catch(() => ({ default: stand }))
  return (loaded as { readonly default: Plugin }).default
}

const caught = Object.entries(BROKEN_PLUGINS).flatMap(([folder, { contract, options }]) =>
  'check' in contract ? [{ folder, ...contract, options }] : [],
)

describe('the contract of plugins', () => {
  it.each(caught)('catches $folder', async ({ folder, check, says, options }) => {
    const packageJson = join(store.folderOf(folder), 'package.json')
    const checks = pluginChecks(await importPlugin(folder), { packageJson, ...options })
    const [result] = await runChecks(checks.filter(({ name }) => name === check))
    expect(result?.problems.join('\n')).toContain(says)
  })
})

describe('the broken packages', () => {
  it('are all in the table, and the table names none that is not there', () => {
    expect(Object.keys(BROKEN_PLUGINS).sort()).toEqual(brokenFolders)
  })

  it('have a healthy neighbour, of which the contract has nothing to say', async () => {
    const healthy = pathToFileURL(join(store.directory, 'fcc-healthy', 'index.js')).href
    const { default: plugin } = (await import(/* @vite-ignore */ healthy)) as {
      readonly default: Plugin
    }
    const packageJson = join(store.directory, 'fcc-healthy', 'package.json')
    const results = await runChecks(pluginChecks(plugin, { packageJson }))
    expect(results.filter(({ problems }) => problems.length > 0)).toEqual([])
  })

  it('are of more than forty kinds, and more than thirty of them are noticed on both sides', () => {
    const both = Object.values(BROKEN_PLUGINS).filter(
      ({ contract, host }) => 'check' in contract && 'atStart' in host,
    )
    expect(brokenFolders.length).toBeGreaterThan(40)
    expect(both.length).toBeGreaterThan(30)
  })

  it('have a reason in the table where one side cannot notice', () => {
    for (const { contract, host } of Object.values(BROKEN_PLUGINS)) {
      if ('cannot' in contract) expect(contract.cannot).toMatch(/\w+ \w+/)
      if ('cannot' in host) expect(host.cannot).toMatch(/\w+ \w+/)
      expect('cannot' in contract && 'cannot' in host).toBe(false)
    }
  })
})
