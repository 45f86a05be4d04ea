import { join } from 'node:path'
import { defineCheck, registerChecks, type TestRunner } from '@fcc/conformance'
import { dataPlugin } from '@fcc/contracts'
import type { Manifest } from '@fcc/plugin-api'
import { parseManifest } from '@fcc/plugin-api/manifest'
import { reportTesting, testingError } from '../diagnostics.ts'
import { type PluginPackage, readPluginPackage } from '../package/plugin-package.ts'
import { pluginContract } from '../plugin-contract/plugin-contract.ts'
import { pointContract } from '../points/point-contract.ts'
import { tellEach, tellProblems } from '../tell-problems.ts'
import { DATA_POINTS, type DataPoint } from './data-points.ts'
import { readCases, type WrittenCases } from './read-cases.ts'

/** What the contract of a package of data takes besides its folder. */
export interface DataContractOptions {
  /** The folder of the cases, from the package's; `cases` where left out. */
  readonly cases?: string | undefined
  /** The test runner, such as `node:test` as it is imported; vitest where left out. */
  readonly runner?: TestRunner | undefined
}

/**
 * Registers with a test runner everything that is asked of a package that is data alone: the contract
 * of plugins, and of each of its personas, gates, rules, label schemes and scenarios what the YAML files
 * in `cases/` say of it. One of them without a case is a failure.
 *
 * @param folder the package's folder, with its package.json
 * @throws FccError FCC_TESTING_NO_DATA, FCC_TESTING_PACKAGE_UNREADABLE, FCC_TESTING_CASES_INVALID
 * @example
 * // contract.test.js, which is all the code there is
 * import { dataContract } from '@fcc/testing'
 *
 * dataContract(import.meta.dirname)
 */
export function dataContract(folder: string, options: DataContractOptions = {}): void {
  const found = readPluginPackage(folder)
  const { id, data, contributes } = manifestOf(found)
  if (data === undefined) throw testingError('FCC_TESTING_NO_DATA', { file: found.file })
  const plugin = dataPlugin(id, { folder: join(found.folder, data), within: found.folder })
  const casesIn = join(found.folder, options.cases ?? 'cases')
  const written = readCases(casesIn)
  const shared = {
    packageJson: found.file,
    ...(options.runner === undefined ? {} : { runner: options.runner }),
  }
  pluginContract(plugin, shared)
  registerChecks(
    `${id} says of each contribution what it does`,
    [
      defineCheck('each has a case', () =>
        tellEach(
          withoutCases(contributes, written, id).map(({ point, name }) =>
            reportTesting('FCC_TESTING_NO_CASES', {
              id: `${id}/${name}`,
              point,
              name,
              folder: casesIn,
            }),
          ),
        ),
      ),
    ],
    options.runner,
  )
  for (const { point, name, cases, accepts } of written) {
    const given = { ...shared, cases, ...(accepts === undefined ? {} : { accepts }) }
    pointContract(plugin, point, `${id}/${name}`, given as never)
  }
}

function manifestOf({ file, json }: PluginPackage): Manifest {
  const { manifest, diagnostics } = parseManifest(json.fcc, { file })
  if (manifest !== undefined) return manifest
  const message = tellProblems(diagnostics)
  throw testingError('FCC_TESTING_PACKAGE_UNREADABLE', { file, message })
}

function withoutCases(
  contributes: Manifest['contributes'],
  written: readonly WrittenCases[],
  pluginId: string,
): readonly { readonly point: DataPoint; readonly name: string }[] {
  const contributed = DATA_POINTS.flatMap((point) =>
    (contributes[point] ?? []).map((whole) => ({ point, name: whole.slice(pluginId.length + 1) })),
  )
  return contributed.filter(
    ({ point, name }) => !written.some((each) => each.point === point && each.name === name),
  )
}
