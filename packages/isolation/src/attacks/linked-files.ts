import { existsSync, readdirSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { StoreBackend } from '@fcc/contracts'
import { token } from '../arena/make-names.ts'
import { NotThisWay } from '../judge/not-tried.ts'
import type { Attempt } from './make-attempts.ts'

/** How a link says where its file is. */
const LINKS: Readonly<Record<string, (from: string, to: string) => string>> = {
  'a link by its whole path': (_, to) => to,
  'a link by a path from beside it': (from, to) => relative(dirname(from), to),
}

/** What one reads in a tenant's store who only wants to see what is there. */
async function everythingOf(backend: StoreBackend, tenant: string): Promise<unknown> {
  const store = await backend.openTenant(tenant)
  return [
    await store.readIdentity(),
    await store.listRuns(),
    await store.listContents(),
    await store.readEntries(),
  ]
}

/**
 * Files of a tenant of the attacker's own that are links to the other tenant's, where a store keeps files named for
 * tenants: what somebody does who may put files beside them.
 */
export function linkedFileAttempts(backend: StoreBackend, directory: string): readonly Attempt[] {
  return Object.entries(LINKS).map(([variant, linkTo]) => ({
    ...{ port: 'files', method: 'openTenant', attack: 'symlinks', variant },
    ...{ changes: false, ordered: true, mustRefuse: false },
    async make({ names }) {
      const tenant = `linked-${token(6)}`
      const files = existsSync(directory)
        ? readdirSync(directory, { recursive: true, encoding: 'utf8' })
        : []
      for (const file of files.filter((each) => basename(each).startsWith(names.tenant))) {
        const to = join(directory, file)
        const from = join(dirname(to), basename(to).replace(names.tenant, tenant))
        symlinkSync(linkTo(from, to), from)
      }
      return everythingOf(backend, tenant)
    },
    control: {
      id: `files.openTenant ${variant}`,
      make: (_, own) => {
        const files = existsSync(directory) ? readdirSync(directory) : []
        if (files.length === 0) throw new NotThisWay('The store keeps no files.')
        return everythingOf(backend, own.tenant)
      },
    },
  }))
}
