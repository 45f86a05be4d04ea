import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { API_VERSION, SPEC } from '@fcc/plugin-api'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { type PublishedPackage, publishedPackages, repository } from '../source/repository.ts'

/** What works with what. */
export interface Compatibility {
  readonly packages: readonly PublishedPackage[]
  /** The Node versions on which packed packages are installed and started in CI. */
  readonly testedNodes: readonly string[]
  /** One that is too old, on which the refusal is tried. */
  readonly refusedNode: string
  /** The Node that everything else is tested on. */
  readonly pinnedNode: string
}

/** Reads what works with what from the `package.json` files and from what CI runs. */
export function collectCompatibility(): Compatibility {
  const scripts = readdirSync(join(repository, 'packages/acceptance/ci'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readText(`packages/acceptance/ci/${name}`))
    .join('\n')
  const nodes = /const NODES = \{([^}]+)\}/.exec(scripts)?.[1] ?? ''
  const version = (role: string): string => new RegExp(`${role}: '([^']+)'`).exec(nodes)?.[1] ?? ''
  return {
    packages: publishedPackages(),
    testedNodes: [version('oldest'), version('newest')].filter((each) => each !== ''),
    refusedNode: version('tooOld'),
    pinnedNode: /^ {2}node: (\S+)$/m.exec(readText('pnpm-workspace.yaml'))?.[1] ?? '',
  }
}

function readText(path: string): string {
  return readFileSync(join(repository, path), 'utf8')
}

/** The page of what works with what. */
export function compatibilityPage(compatibility: Compatibility): Page {
  const { packages, testedNodes, refusedNode, pinnedNode } = compatibility
  return page(
    'reference/compatibility.md',
    [
      '# Compatibility',
      `The plugin contract is version **${API_VERSION}** of \`@fcc/plugin-api\`, and the form of a manifest is spec **${SPEC}**. A plugin says which contract it was built for with \`fcc.api\`, the same range as its peer dependency; one whose range the installed contract does not meet is left out at start with [FCC_PLAN_API_OUT_OF_RANGE](../errors/plan.md#fcc_plan_api_out_of_range), and one of another spec with [FCC_PLAN_UNSUPPORTED_SPEC](../errors/plan.md#fcc_plan_unsupported_spec). Others start.`,
      '## Packages',
      'All published packages share one version.',
      table(
        ['Package', 'Version', 'Node', 'Plugin contract', 'Spec', 'Builds on'],
        packages.map(({ fields }) => [
          inlineCode(fields.name),
          fields.version,
          inlineCode(fields.engines?.node ?? ''),
          fields.fcc ? inlineCode(fields.fcc.api) : '',
          fields.fcc ? String(fields.fcc.spec) : '',
          (fields.fcc?.includes ?? []).map(inlineCode).join(', '),
        ]),
      ),
      '## Node',
      table(
        ['Node', 'What is known'],
        [
          ...testedNodes.map((version) => [
            version,
            'the packed packages are installed and used there in CI, as third parties would',
          ]),
          [pinnedNode, 'every test, check and example of this repository runs on it'],
          [
            `${refusedNode}, and others older than 22.13`,
            'refused: `fcc` says in one sentence how to run it on a newer one',
          ],
        ],
      ),
      '## What a version promises',
      'Until the next major version, no name that an entry point exports is taken away or changed in a way that breaks its callers. A snapshot of each entry point is compared in every build; names marked `@alpha` or `@internal` are not promised. Exit codes, error codes and the form of exported audit logs are promised too.',
    ],
    { aside: false },
  )
}

/** What the page would not say, one sentence each. */
export function compatibilityProblems(compatibility: Compatibility): readonly string[] {
  const { packages, testedNodes, refusedNode, pinnedNode } = compatibility
  return [
    ...(testedNodes.length < 2 || refusedNode === ''
      ? ['The Node versions that CI tries were not found.']
      : []),
    ...(pinnedNode === '' ? ['The pinned Node was not found.'] : []),
    ...packages
      .filter(({ fields }) => fields.engines?.node === undefined)
      .map(({ fields }) => `The package ${fields.name} does not say which Node it needs.`),
  ]
}
