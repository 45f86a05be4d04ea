import { join } from 'node:path'
import type { PackageManifest } from '../tree/package-manifest.ts'
import { useEveryEntry } from './every-entry.ts'
import { hostApp, type PackedExample } from './host-app.ts'
import { installVertical, removeVertical } from './install-vertical.ts'
import { loseNetwork } from './no-network.ts'
import { meetOldNode } from './old-node.ts'
import { npm, type PackageManager, pnpm } from './package-manager.ts'
import { openProject } from './stranger-project.ts'
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
 * The trials, the longest first. Installing and removing verticals is tried with each package manager
 * on each Node; each other journey once with each package manager, on another Node each.
 */
export function planTrials(material: TrialMaterial): readonly Trial[] {
  const { workshop, nodes } = material
  const at = (name: string) => join(workshop.folder, name)
  const user = (manager: PackageManager, node: string, writes: 'writes a plugin' | 'installs') => {
    const setup = workshop.setup(manager, node)
    const folder = at(`${manager.name}-${node}`)
    const project = openProject(join(folder, 'project'), setup)
    const bench = { setup, folder: join(folder, 'bench') }
    const plugin = writes === 'writes a plugin' ? writePlugin(bench, project) : []
    const steps = [...installVertical(project), ...plugin, ...removeVertical(project)]
    return { name: setup.name, folder, steps }
  }
  const host = (example: string, manager: PackageManager, node: string): Trial => {
    const packed = material.examples.get(example)
    if (packed === undefined) throw new Error(`${example} was not packed.`)
    const setup = workshop.setup(manager, node)
    const project = openProject(at(example.replace('/', '-')), setup)
    return hostApp({ name: `${example}, ${setup.name}`, project, packed })
  }
  return [
    user(npm, nodes.oldest, 'writes a plugin'),
    user(pnpm, nodes.newest, 'writes a plugin'),
    host('examples/host-hono', pnpm, nodes.oldest),
    host('examples/host-express', npm, nodes.newest),
    everyEntry(material, at('every-entry')),
    user(pnpm, nodes.oldest, 'installs'),
    user(npm, nodes.newest, 'installs'),
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
