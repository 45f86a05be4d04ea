import { join } from 'node:path'
import type { PackageManifest } from '@fcc/repo-checks/package-manifest'
import { useEveryEntry } from './every-entry.ts'
import { hostApp, type PackedExample } from './host-app.ts'
import { installVertical, removeVertical } from './install-vertical.ts'
import { moveNextBuild } from './next-standalone.ts'
import { loseNetwork } from './no-network.ts'
import { meetOldNode } from './old-node.ts'
import { npm, type PackageManager, pnpm } from './package-manager.ts'
import { openProject } from './third-party-project.ts'
import type { Trial } from './trial.ts'
import type { Workshop } from './workshop.ts'
import { writePlugin } from './write-plugin.ts'

/** What the trials are about. */
export interface TrialMaterial {
  readonly workshop: Workshop
  readonly manifests: readonly PackageManifest[]
  /** Folder in the workspace → what was packed of it. */
  readonly examples: ReadonlyMap<string, PackedExample>
  readonly nodes: { readonly oldest: string; readonly newest: string; readonly tooOld: string }
}

/**
 * The trials, the longest first. Every journey is made with each package manager on each Node; what
 * happens without a network, and on a Node that is too old, once.
 */
export function planTrials(material: TrialMaterial): readonly Trial[] {
  const { workshop, nodes } = material
  const at = (name: string) => join(workshop.folder, name)
  const user = (manager: PackageManager, node: string): Trial => {
    const setup = workshop.setup(manager, node)
    const folder = at(`${manager.name}-${node}`)
    const project = openProject(join(folder, 'project'), setup)
    const bench = { setup, folder: join(folder, 'bench') }
    const plugin = writePlugin(bench, project)
    const steps = [...installVertical(project), ...plugin, ...removeVertical(project)]
    return { name: setup.name, folder, steps }
  }
  const host = (example: string, manager: PackageManager, node: string): Trial => {
    const packed = material.examples.get(example)
    if (packed === undefined) throw new Error(`${example} was not packed.`)
    const setup = workshop.setup(manager, node)
    const project = openProject(at(`${example.replace('/', '-')}-${manager.name}-${node}`), setup)
    return hostApp({ name: `${example}, ${setup.name}`, project, packed })
  }
  const ways = [npm, pnpm].flatMap((manager) =>
    [nodes.oldest, nodes.newest].map((node) => ({ manager, node })),
  )
  return [
    ...ways.map(({ manager, node }) => user(manager, node)),
    ...['examples/host-hono', 'examples/host-express'].flatMap((example) =>
      ways.map(({ manager, node }) => host(example, manager, node)),
    ),
    moveNextBuild(at('next-standalone'), workshop.setup(npm, nodes.newest)),
    everyEntry(material, at('every-entry')),
    oldNode(material, at('old-node')),
    noNetwork(material, at('no-network')),
  ]
}

function everyEntry({ workshop, manifests, nodes }: TrialMaterial, folder: string): Trial {
  const on = new Map(
    [nodes.oldest, nodes.newest].map((node) => [
      node,
      openProject(folder, workshop.setup(npm, node)),
    ]),
  )
  const project = openProject(folder, workshop.setup(npm, nodes.newest))
  return { name: 'every entry', folder, steps: useEveryEntry(manifests, { project, nodes: on }) }
}

function oldNode({ workshop, nodes }: TrialMaterial, folder: string): Trial {
  const setup = workshop.setup(npm, nodes.tooOld)
  return { name: setup.name, folder, steps: meetOldNode(openProject(folder, setup)) }
}

function noNetwork({ workshop, nodes }: TrialMaterial, folder: string): Trial {
  const setup = workshop.setup(npm, nodes.newest)
  return { name: 'no network', folder, steps: loseNetwork({ setup, folder }) }
}
