import { isPlugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { type FoundPlugin, findIncludes } from '../package/find-includes.ts'
import { findManifest } from '../package/find-manifest.ts'
import { findPluginPackage, isPackageOf, readPluginPackage } from '../package/plugin-package.ts'
import { testFile } from '../package/test-file.ts'
import { fakePlugins } from './fake.ts'
import type { TestPlugin, TestRuntimeOptions } from './test-runtime.ts'

/** The given plugins with their static halves, what they include, and the fakes. */
export async function resolvePlugins({
  plugins,
  fakes = [],
}: Pick<TestRuntimeOptions, 'plugins' | 'fakes'>): Promise<readonly FoundPlugin[]> {
  const given = plugins.map(withManifest)
  const resolved = new Map(given.map((each) => [each.plugin.id, each]))
  for (const { found } of given) {
    for (const each of await findIncludes(found)) {
      if (!resolved.has(each.plugin.id)) resolved.set(each.plugin.id, each)
    }
  }
  for (const plugin of fakePlugins(fakes)) {
    resolved.set(plugin.id, { plugin, found: deriveManifest(plugin) })
  }
  return [...resolved.values()]
}

function withManifest(given: TestPlugin): FoundPlugin {
  if (!isPlugin(given)) {
    const { plugin, packageJson } = given
    return { plugin, found: findManifest(plugin, readPluginPackage(packageJson)) }
  }
  const file = testFile()
  const near = file === undefined ? undefined : findPluginPackage(file)
  const own = near !== undefined && isPackageOf(near, given.id) ? near : undefined
  return { plugin: given, found: findManifest(given, own) }
}
