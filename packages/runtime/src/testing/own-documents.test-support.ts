import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type HostParts, openRuntime, temporaryFolder } from './test-runtime.test-support.ts'

/** A folder with a tenant's own documents. */
export function ownDocuments(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** What keeps the one tenant of a runtime from starting. */
export async function refusals(parts: HostParts): Promise<readonly string[]> {
  const runtime = await openRuntime(parts)
  const [tenant] = runtime.tenants.list()
  if (tenant?.state !== 'refused') return []
  return tenant.diagnostics.map(({ code, why }) => `${code} ${why}`)
}
