import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Guard } from '../guard.ts'
import { databaseMutants } from './database-mutants.ts'
import { mutantsOfText, type Weakening } from './mutants-of-text.ts'

const RUNTIME = 'packages/runtime/src'
const POSTGRES = 'plugins/store-postgres/src'
const WHO_MAY = `${RUNTIME}/tenant/access/who-may.test.ts`

/** Part of the runtime → the attacks and the tests that are to notice a check gone from it. */
const CHECKED_BY: Readonly<Record<string, readonly string[]>> = {
  'tenant/create-session.ts': [
    'packages/isolation/src/attack-sessions.test.ts',
    WHO_MAY,
    `${RUNTIME}/tenant/boundary/locked-tenants.test.ts`,
    `${RUNTIME}/tenant/boundary/suspended-tenants.test.ts`,
  ],
  'tenant/session/{answer-run,decide-request}.ts': [
    WHO_MAY,
    `${RUNTIME}/tenant/answering-runs.test.ts`,
    `${RUNTIME}/tenant/deciding-outside-runs.test.ts`,
    `${RUNTIME}/tenant/session/work-and-answers.test.ts`,
  ],
  'tenant/session/api-key-principal.ts': [`${RUNTIME}/credentials/api-keys.test.ts`],
  '{create-runtime,tenant/open-directory}.ts': [
    WHO_MAY,
    `${RUNTIME}/tenant/tenant-directory.test.ts`,
    `${RUNTIME}/tenant/boundary/locked-tenants.test.ts`,
    `${RUNTIME}/store/unexpected-stores.test.ts`,
  ],
  'keys/*.ts': [`${RUNTIME}/keys/key-care.test.ts`],
  'tenant-archive/*.ts': [
    `${RUNTIME}/tenant-archive/runtime-archives.test.ts`,
    `${RUNTIME}/tenant-archive/unfinished-import.test.ts`,
  ],
  'store-care/*.ts': [`${RUNTIME}/store-care/who-may-carry.test.ts`],
  'tenant/bounded-stores.ts': [`${RUNTIME}/tenant/bounded-stores.test.ts`],
}

/** Part of the store on PostgreSQL → the methods that its statements are of, which are attacked first. */
const METHODS_OF: Readonly<Record<string, string>> = {
  'control/capabilities': 'Capabilities',
  'control/credentials': 'Credential',
  'control/directory': 'Tenant',
  'control/keys': 'Key|[sS]hred|Eras',
  'control/marks': 'Mark',
  'control/': 'Work',
  'tenant/approvals': 'Approval',
  'tenant/audit': 'Entr|Tree',
  'tenant/contents': 'Content',
  'tenant/entry-rows': 'Entr',
  'tenant/identity': 'Identity',
  'tenant/journal': 'Journal|Intent|Result',
  'tenant/leases': 'Lease',
  'tenant/outgoing': 'Event|Ledger',
  'tenant/remov': 'remove|Marker',
  'tenant/run-commands': 'Command',
  'tenant/run-rows': 'readRun|listRuns|commitVisit',
  'tenant/runs': 'Run',
  'tenant/tenant-work': 'Identity',
  'tenant/': 'createRun|commitVisit',
  'transfer/': 'look|take',
}

/** Every tenant in place of one, in a statement on PostgreSQL. */
const ANY_TENANT: Weakening = {
  kind: 'predicate',
  finds: /(?<![\w.]|SET )(\w+\.)?tenant = \$(\d)/g,
  instead: (piece) => `$${piece.at(-1)}::text IS NOT NULL`,
}

/** Where tenants are kept apart, what is weakened there, and which tests are to notice. */
const PLACES: readonly {
  readonly files: string
  readonly tests: readonly string[]
  readonly weakenings: readonly Weakening[]
}[] = [
  {
    files: 'packages/store/src/sqlite/**/*.ts',
    tests: [
      'packages/isolation/src/stores-one-guard-less.acceptance.test.ts',
      'packages/store/src/sqlite/erase-tenant.test.ts',
      'packages/store/src/sqlite/sqlite-store.test.ts',
    ],
    weakenings: [
      { kind: 'predicate', finds: /(?<![\w.])(\w+\.)?tenant = \?/g, instead: () => `? <> ''` },
      {
        kind: 'capability',
        finds: /if \((?<piece>!open|!isOpen|closed|isClosed)\) throw/g,
        instead: (piece) => `${piece} && Date.now() === 0`,
      },
    ],
  },
  {
    files: `${POSTGRES}/{tenant,control,transfer}/**/*.ts`,
    tests: [`${POSTGRES}/isolation-by-statements-alone.acceptance.test.ts`],
    weakenings: [ANY_TENANT],
  },
  {
    files: `${POSTGRES}/erasure/*.ts`,
    tests: [`${POSTGRES}/erasure/erasing-by-statements-alone.acceptance.test.ts`],
    weakenings: [ANY_TENANT],
  },
  ...Object.entries(CHECKED_BY).map(([part, tests]) => ({
    files: `${RUNTIME}/${part}`,
    tests,
    weakenings: [
      {
        kind: 'capability',
        finds: /await (?<piece>authorise)\(/g,
        instead: () => '(async (_, who) => who)',
      },
      {
        kind: 'capability',
        finds:
          /(?<piece>authoriseHost|assertWorking)\((?!\n? *host: Pick)(?=services|host|tenantHost|\{ config)/g,
        instead: () => '(async (..._) => undefined)',
      },
      {
        kind: 'capability',
        finds: /^ +(?:if \(.*\) )?(?<piece>assertOwnNames)\(/gm,
        // As a statement of its own, whatever line stands before it.
        instead: () => 'void ((..._) => undefined)',
      },
      {
        kind: 'capability',
        finds: /if \((?<piece>slot\.closed)\) throw/g,
        instead: (piece: string) => `${piece} && Date.now() === 0`,
      },
    ],
  })),
]

const DATABASE = ['tables', 'guard-statements'].map((name) => `${POSTGRES}/schema/${name}.ts`)

/**
 * Every place at which one tenant is kept from another, each as a guard that can be taken away by itself: the tenant
 * in each statement of a store, what a database holds, and each check of who may.
 */
export function isolationMutants(repository: string): readonly Guard[] {
  const read = (file: string): string => readFileSync(join(repository, file), 'utf8')
  const found = PLACES.flatMap(({ files, tests, weakenings }) =>
    globSync(files, { cwd: repository })
      .filter((file) => !/\.(test|test-support)\.ts$|\/(testing|fixtures|contract)\//.test(file))
      .sort()
      .flatMap((file) =>
        weakenings.flatMap((each) => mutantsOfText({ file, text: read(file), tests }, each)),
      ),
  )
  const begun = found.map((mutant): Guard => {
    const [, first] =
      Object.entries(METHODS_OF).find(([part]) => mutant.file.startsWith(`${POSTGRES}/${part}`)) ??
      []
    return { ...mutant, first }
  })
  const texts = Object.fromEntries(DATABASE.map((file) => [file, read(file)]))
  return [...begun, ...databaseMutants(texts)]
}
