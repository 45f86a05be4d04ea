import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitepress'
import { breakIds } from '../src/site/break-ids.ts'
import { renderConsoles } from '../src/site/console-blocks.ts'
import { captionFiles } from '../src/site/file-captions.ts'
import { repositoryLinks } from '../src/site/repository-links.ts'
import { localSearch } from '../src/site/search.ts'
import { showErrors } from '../src/site/show-errors.ts'
import { createSidebars } from '../src/site/sidebar.ts'
import { labelCells } from '../src/site/table-cells.ts'
import { markPictures } from '../src/site/wide-pictures.ts'

const rootPackage = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
)

const errorSamples = JSON.parse(
  readFileSync(new URL('../reference/error-samples.json', import.meta.url), 'utf8'),
)

export default defineConfig({
  title: 'FCC',
  description: 'Governed persona workflows for many tenants, as installable plugins.',
  lang: 'en',
  cleanUrls: true,
  srcExclude: ['README.md', 'src/**', 'reference/recording.md'],
  rewrites: { 'errors/README.md': 'errors/index.md', 'decisions/README.md': 'decisions/index.md' },
  cacheDir: './node_modules/.vitepress',
  // A link to nothing fails the build; that is the default, and it stays said.
  ignoreDeadLinks: false,
  // The index of the local search is one chunk of a few megabytes.
  vite: { build: { chunkSizeWarningLimit: 6000 } },
  markdown: {
    // Letters of code that can be read by everybody: WCAG AA on both backgrounds.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (markdown) => {
      renderConsoles(markdown as never)
      captionFiles(markdown as never)
      labelCells(markdown as never)
      markPictures(markdown as never)
      breakIds(markdown as never)
      showErrors(markdown as never, errorSamples)
    },
  },
  transformPageData: (page) => {
    // What is in no sidebar has no neighbours: the theme would lead to the first page of all.
    if (/^(errors|catalogue)\//.test(page.relativePath)) {
      page.frontmatter.prev = false
      page.frontmatter.next = false
    }
    // Each code has the same two headings: only codes tell a reader where to go.
    if (page.relativePath.startsWith('errors/')) page.frontmatter.outline = 2
  },
  themeConfig: {
    nav: [
      { text: 'Quickstart', link: '/guides/quickstart' },
      { text: 'Concepts', link: '/concepts' },
      { text: 'Catalogue', link: '/catalogue/' },
      { text: 'Reference', link: '/reference' },
      { text: 'Error codes', link: '/reference/errors' },
    ],
    sidebar: createSidebars(),
    search: localSearch as never,
    outline: [2, 3],
    notFound: {
      quote: 'There is no page at this address. Search for what you wanted, or begin at home.',
      linkText: 'Take me home',
      linkLabel: 'Take me home',
    },
    ...repositoryLinks(rootPackage),
  },
})
