import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docsFolder } from '../source/repository.ts'
import { GUIDES, START } from './contents.ts'

/** One line of the sidebar, with those beneath it. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  readonly items?: SidebarItem[]
  readonly collapsed?: boolean
}

/** Sidebars by the beginning of a page's path; the longest that fits is shown. */
export type Sidebars = Record<string, SidebarItem[]>

/**
 * The sidebars: where to begin and the guides on every page, the long lists on the pages of their own part only.
 * Every group but the first is folded; VitePress opens the one that the page is in.
 */
export function createSidebars(): Sidebars {
  const main = [
    { text: 'Begin here', items: [...START] },
    ...GUIDES.map(({ text, items }) => ({
      text,
      // A group that leads somewhere has a link and an arrow to unfold it, apart for whoever uses a keyboard.
      link: items[0]?.link ?? '/',
      collapsed: true,
      items: [...items],
    })),
  ]
  const catalogue = {
    text: 'Catalogue',
    link: '/catalogue/',
    collapsed: true,
    items: [
      { text: 'Personas', link: '/catalogue/' },
      { text: 'Workflows', link: '/catalogue/workflows/' },
      { text: 'Scenarios', link: '/catalogue/scenarios/' },
      { text: 'Gates', link: '/catalogue/gates' },
      { text: 'Verticals', link: '/catalogue/verticals/' },
    ],
  }
  const reference = {
    text: 'Reference',
    link: '/reference',
    collapsed: true,
    items: [
      { text: 'Contents', link: '/reference' },
      { text: 'Settings', link: '/reference/settings' },
      { text: 'Commands', link: '/reference/commands/' },
      { text: 'Contribution points', link: '/reference/points/' },
      { text: 'Rules and what they can read', link: '/reference/rules' },
      { text: 'Contracts of the kit', link: '/reference/testing' },
      { text: 'Hooks, events and services', link: '/reference/hooks-events-services' },
      { text: 'What our plugins contribute', link: '/reference/plugins' },
      { text: 'Compatibility', link: '/reference/compatibility' },
      { text: 'Measurements', link: '/reference/measurements' },
      { text: 'Accuracy of detection', link: '/reference/accuracy' },
      { text: 'Error codes', link: '/reference/errors' },
    ],
  }
  const rest = {
    text: 'About',
    link: '/not-there-yet',
    collapsed: true,
    items: [
      { text: 'What is not there yet', link: '/not-there-yet' },
      { text: 'Decisions', link: '/decisions/' },
    ],
  }
  const everywhere = [...main, catalogue, reference, rest]
  return {
    '/': everywhere,
    '/reference/points/': [...main, catalogue, reference, folder('Points', 'reference/points')],
    '/reference/commands/': [
      ...main,
      catalogue,
      reference,
      folder('Commands', 'reference/commands'),
    ],
    '/decisions/': [...main, catalogue, reference, rest, folder('All decisions', 'decisions')],
  }
}

function folder(text: string, path: string): SidebarItem {
  const items = pagesIn(path).map((name) => ({
    text: titleOf(join(docsFolder, path, `${name}.md`)),
    link: `/${path}/${name}`,
  }))
  return { text, link: `/${path}/`, collapsed: true, items }
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
