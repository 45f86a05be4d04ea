import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createRuntime, type Runtime } from '@fcc/runtime'
import { publishedPackages, repository } from '../source/repository.ts'

/** A vertical of this repository, as its tenant and its pages know it. */
export interface KnownVertical {
  /** The id of its plugin: `fcc-legal`. */
  readonly id: string
  /** Its folder, from the repository's root. */
  readonly folder: string
  readonly packageName: string
  readonly description: string
}

/** A runtime over a project of its own that has the shared catalogue and every vertical installed. */
export interface OpenCatalogue {
  readonly runtime: Runtime
  readonly verticals: readonly KnownVertical[]
  close(): Promise<void>
}

/** The tenant that has the shared catalogue and nothing else. */
export const SHARED = 'core-catalog'

/**
 * Opens it: a tenant for the shared catalogue and one for each vertical, in memory, as an installation finds them.
 * Nothing is sent anywhere: whatever a model would write, the deterministic provider writes.
 */
export async function openCatalogue(): Promise<OpenCatalogue> {
  const packages = publishedPackages()
  const verticals = packages.flatMap(({ folder, fields }): KnownVertical[] =>
    fields.fcc?.kind === 'vertical'
      ? [
          {
            id: fields.fcc.id,
            folder,
            packageName: fields.name,
            description: fields.description ?? '',
          },
        ]
      : [],
  )
  const installed = [
    '@fcc/plugin-core-catalog',
    '@fcc/plugin-provider-deterministic',
    ...verticals.map(({ packageName }) => packageName),
  ]
  const directory = mkdtempSync(join(tmpdir(), 'fcc-catalogue-'))
  const remove = (): void => rmSync(directory, { recursive: true, force: true })
  try {
    for (const name of installed) {
      const folder = packages.find(({ fields }) => fields.name === name)?.folder
      if (folder === undefined) throw new Error(`There is no package ${name}.`)
      const at = join(directory, 'node_modules', name)
      mkdirSync(dirname(at), { recursive: true })
      symlinkSync(join(repository, folder), at)
    }
    const dependencies = Object.fromEntries(installed.map((name) => [name, '*']))
    writeFileSync(
      join(directory, 'package.json'),
      JSON.stringify({ name: 'catalogue', private: true, type: 'module', dependencies }),
    )
    writeFileSync(join(directory, 'fcc.yaml'), configuration(verticals))
    const runtime = await createRuntime({ directory, recover: false })
    return {
      runtime,
      verticals,
      async close() {
        await runtime.close()
        remove()
      },
    }
  } catch (cause) {
    remove()
    throw cause
  }
}

function configuration(verticals: readonly KnownVertical[]): string {
  const tenants = [
    `  ${SHARED}: { plugins: [core-catalog, provider-deterministic] }`,
    ...verticals.map(({ id }) => `  ${id}: { plugins: [${id}] }`),
  ]
  return ['store: { use: memory }', 'tenants:', ...tenants, ''].join('\n')
}
