import { createHash } from 'node:crypto'
import { z } from 'zod'

/** One published version: its manifest as the client sent it, and its tarball. */
export interface StoredVersion {
  readonly name: string
  readonly version: string
  readonly manifest: Readonly<Record<string, unknown>>
  readonly file: string
  readonly tarball: Buffer
}

const published = z.looseObject({
  name: z.string(),
  versions: z.record(z.string(), z.looseObject({ dist: z.looseObject({ integrity: z.string() }) })),
  _attachments: z.record(z.string(), z.looseObject({ data: z.base64() })),
})

/**
 * What `npm publish` sends: one version and its tarball. Pure.
 *
 * @throws Error where it is something else, or the tarball is not the one that its integrity names
 */
export function parsePublication(body: unknown): StoredVersion {
  const { name, versions, _attachments } = published.parse(body)
  const [version, ...otherVersions] = Object.entries(versions)
  const [attachment, ...otherFiles] = Object.entries(_attachments)
  if (!version || !attachment || otherVersions.length > 0 || otherFiles.length > 0) {
    throw new Error(`${name}: a publication has one version and one tarball.`)
  }
  const tarball = Buffer.from(attachment[1].data, 'base64')
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
  if (version[1].dist.integrity !== integrity) {
    throw new Error(`${name}: the tarball is not the one that its integrity names.`)
  }
  const file = `${name.split('/').at(-1)}-${version[0]}.tgz`
  return { name, version: version[0], manifest: version[1], file, tarball }
}

/**
 * A version's manifest as clients read it: its tarball is fetched from this registry.
 *
 * @param registry `http://127.0.0.1:4873`, without a slash at its end
 */
export function servedManifest(
  { name, manifest, file }: StoredVersion,
  registry: string,
): Readonly<Record<string, unknown>> {
  const tarball = `${registry}/${name}/-/${file}`
  return { ...manifest, dist: { ...(manifest.dist as object), tarball } }
}

/** All versions of one package as clients read them; the last one published is `latest`. */
export function packument(
  versions: readonly StoredVersion[],
  registry: string,
): Readonly<Record<string, unknown>> {
  return {
    name: versions[0]?.name,
    'dist-tags': { latest: versions.at(-1)?.version },
    versions: Object.fromEntries(
      versions.map((stored) => [stored.version, servedManifest(stored, registry)]),
    ),
  }
}
