import { createHash, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { openEnvelope, type SignedEnvelope, signEnvelope } from './signed-envelope.ts'

/** The media type of an in-toto statement in an envelope. */
export const STATEMENT_TYPE = 'application/vnd.in-toto+json'

/** A package as it was packed. */
export interface BuiltPackage {
  readonly name: string
  readonly version: string
  readonly bytes: Uint8Array
}

/** What packages were built from. */
export interface BuildSource {
  /** Where the source is: `git+https://example.org/fcc.git`. */
  readonly repository: string
  /** 40 hexadecimal digits. */
  readonly commit: string
  /** What says which tools built it, such as the lockfile: its SHA-256. */
  readonly lockfile: string
  /** Who or what built it. */
  readonly builder: string
}

const subject = z.strictObject({ name: z.string(), digest: z.strictObject({ sha512: z.string() }) })

const statementSchema = z.looseObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(subject).min(1),
  predicateType: z.literal('https://slsa.dev/provenance/v1'),
  predicate: z.looseObject({
    buildDefinition: z.looseObject({
      buildType: z.string(),
      resolvedDependencies: z.array(
        z.looseObject({ uri: z.string(), digest: z.record(z.string(), z.string()) }),
      ),
    }),
    runDetails: z.looseObject({ builder: z.looseObject({ id: z.string() }) }),
  }),
})

export type BuildStatement = z.output<typeof statementSchema>

/** What was built from which commit, as an in-toto statement with SLSA provenance v1. Pure, sorted by name. */
export function buildStatement(
  packages: readonly BuiltPackage[],
  { repository, commit, lockfile, builder }: BuildSource,
): BuildStatement {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: packages
      .map(({ name, version, bytes }) => ({
        name: packageUrl(name, version),
        digest: { sha512: createHash('sha512').update(bytes).digest('hex') },
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://fcc.invalid/build/pnpm-pack/v1',
        externalParameters: { source: repository, ref: commit },
        internalParameters: {},
        resolvedDependencies: [
          { uri: repository, digest: { gitCommit: commit } },
          { uri: 'pnpm-lock.yaml', digest: { sha256: lockfile } },
        ],
      },
      runDetails: { builder: { id: builder } },
    },
  }
}

/** Signs a statement by an Ed25519 key. */
export function signStatement(statement: BuildStatement, key: KeyObject): SignedEnvelope {
  return signEnvelope(JSON.stringify(statement), STATEMENT_TYPE, key)
}

/** A statement that a key signed. @throws Error where it is none, or not signed by this key */
export function openStatement(envelope: unknown, key: KeyObject): BuildStatement {
  const parsed = statementSchema.safeParse(JSON.parse(openEnvelope(envelope, STATEMENT_TYPE, key)))
  if (!parsed.success) throw new Error('What is signed is no statement of a build.')
  return parsed.data
}

/**
 * What of packages a statement does not say, a sentence each: other bytes, a package that it does not name, one
 * that it names and that is not there. Nothing where they are what was built.
 */
export function deviations(
  { subject: stated }: Pick<BuildStatement, 'subject'>,
  packages: readonly BuiltPackage[],
): readonly string[] {
  const digests = new Map(stated.map(({ name, digest }) => [name, digest.sha512]))
  const there = new Set(packages.map(({ name, version }) => packageUrl(name, version)))
  const wrong = packages.flatMap(({ name, version, bytes }) => {
    const known = digests.get(packageUrl(name, version))
    const is = createHash('sha512').update(bytes).digest('hex')
    if (known === is) return []
    return known === undefined
      ? [`${name}@${version} is in no statement.`]
      : [`${name}@${version} has other bytes than were built.`]
  })
  const missing = [...digests.keys()].filter((name) => !there.has(name))
  return [...wrong, ...missing.map((name) => `${name} is stated and not there.`)]
}

/** https://github.com/package-url/purl-spec */
function packageUrl(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}
