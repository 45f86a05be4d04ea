import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docsFolder } from '../source/repository.ts'

/** One line of the sidebar, with those beneath it. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  readonly items?: SidebarItem[]
  readonly collapsed?: boolean
}

/**
 * The sidebar: guides first, then the reference as it was generated, then decisions. Codes are in the
 * list of codes: hundreds of lines in the sidebar of each page would be most of the site.
 */
export function createSidebar(): SidebarItem[] {
  return [
    {
      text: 'Guides',
      items: [
        { text: 'Install a vertical', link: '/guides/install-a-vertical' },
        {
          text: 'Put a model behind a persona',
          link: '/guides/put-a-model-behind-a-persona',
        },
        { text: 'Write your first plugin', link: '/guides/write-your-first-plugin' },
        { text: 'Write a package of data', link: '/guides/write-a-package-of-data' },
        { text: 'Branch a workflow', link: '/guides/branch-a-workflow' },
        { text: 'Feedback', link: '/guides/feedback' },
        { text: 'Sign what waits', link: '/guides/sign-what-waits' },
        { text: 'Skills that reach outside', link: '/guides/reach-outside' },
        {
          text: 'Commands, exporters and providers',
          link: '/guides/commands-exporters-providers',
        },
        { text: 'Keep a plugin', link: '/guides/keep-a-plugin' },
        { text: 'Ship a vertical', link: '/guides/ship-a-vertical' },
        { text: 'Serve a tenant', link: '/guides/serve-a-tenant' },
        {
          text: 'Point an existing client at a persona',
          link: '/guides/point-an-existing-client-at-a-persona',
        },
        { text: 'Compose a runtime', link: '/guides/compose-a-runtime' },
        { text: 'From a file to PostgreSQL', link: '/guides/from-a-file-to-postgresql' },
        { text: 'Keep the keys', link: '/guides/keep-the-keys' },
        { text: 'Run the isolation suite', link: '/guides/run-the-isolation-suite' },
      ],
    },
    {
      text: 'Reference',
      items: [
        { text: 'Contents', link: '/reference' },
        { text: 'Settings', link: '/reference/settings' },
        { text: 'Rules and what they can read', link: '/reference/rules' },
        { text: 'Contracts of the kit', link: '/reference/testing' },
        { text: 'Hooks, events and services', link: '/reference/hooks-events-services' },
        { text: 'What our plugins contribute', link: '/reference/plugins' },
        { text: 'Compatibility', link: '/reference/compatibility' },
        { text: 'Measurements', link: '/reference/measurements' },
        { text: 'Error codes', link: '/reference/errors' },
        { text: 'What is not there yet', link: '/not-there-yet' },
      ],
    },
    folder('Contribution points', 'reference/points', titleOf),
    folder('Commands', 'reference/commands', titleOf),
    folder('Decisions', 'decisions', titleOf, { collapsed: true }),
  ]
}

function folder(
  text: string,
  path: string,
  nameOf: (file: string) => string,
  options: { readonly collapsed?: boolean } = { collapsed: false },
): SidebarItem {
  const items = pagesIn(path).map((name) => ({
    text: nameOf(join(docsFolder, path, `${name}.md`)),
    link: `/${path}/${name}`,
  }))
  return { text, link: `/${path}/`, ...options, items }
}

function pagesIn(path: string): readonly string[] {
  const absolute = join(docsFolder, path)
  const files = existsSync(absolute) ? readdirSync(absolute) : []
  return files
    .filter((file) => file.endsWith('.md') && file !== 'index.md' && file !== 'README.md')
    .map((file) => file.slice(0, -'.md'.length))
    .sort()
}

function titleOf(file: string): string {
  const title = /^# (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? file
  return title.replaceAll('`', '')
}
