import type { Diagnostic, FoundManifest } from '@fcc/plugin-api'
import { loadPlugin } from '../host/load-plugin.ts'
import type { RuntimeOptions } from '../runtime.ts'
import { givenOrDiscovered } from './given-or-discovered.ts'

/** What looking anew for packages came to. */
export interface FoundAnew {
  /** Whether other packages, or other versions, are there for what starts from now on. */
  readonly changed: boolean
  /** New versions at the place of one that this process has imported: they need a new process. */
  readonly waiting: readonly FoundManifest[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The plugins that are there for assemblies: as they were found when this was opened, or last looked for. */
export interface InstalledPackages {
  readonly manifests: readonly FoundManifest[]
  readonly diagnostics: readonly Diagnostic[]
  /** Plugins were looked for, and none is there. */
  readonly nothingFound: Diagnostic | undefined
  load(found: FoundManifest): Promise<unknown>
  /** Looks again; plugins that were given in code stay as they are. */
  lookAgain(): FoundAnew
}

/**
 * Opens what is installed in a folder, or given in code.
 *
 * Node keeps a module under its address for as long as the process lives. So code of another version at
 * another place is another module, and code of another version at the same place would be the old code
 * under the new number: such a package stays what it was, and is told of. Packages of data alone are
 * read from their files each time.
 */
export function openInstalledPackages(options: RuntimeOptions, folder: string): InstalledPackages {
  let { manifests, nothingFound, ...rest } = givenOrDiscovered(options, folder)
  /** Folder → what was imported from there. */
  const imported = new Map<string, FoundManifest>()
  return {
    diagnostics: rest.diagnostics,
    get manifests() {
      return manifests
    },
    get nothingFound() {
      return nothingFound
    },
    async load(found) {
      const given = rest.given.get(found.manifest.id)
      if (given) return given
      // Before it is tried: what fails to load is remembered by Node, too.
      if (found.manifest.data === undefined) imported.set(found.location, found)
      return loadPlugin(found)
    },
    lookAgain() {
      if (options.plugins) return { changed: false, waiting: [], diagnostics: [] }
      const anew = givenOrDiscovered(options, folder)
      const waiting: FoundManifest[] = []
      const next = anew.manifests.map((found) => {
        const before = imported.get(found.location)
        if (!before || before.version === found.version) return found
        waiting.push(found)
        return before
      })
      const changed = namesOf(next) !== namesOf(manifests)
      manifests = next
      nothingFound = anew.nothingFound
      return { changed, waiting, diagnostics: anew.diagnostics }
    },
  }
}

function namesOf(manifests: readonly FoundManifest[]): string {
  return JSON.stringify(
    manifests.map(({ manifest, version, location }) => [manifest, version, location]),
  )
}
