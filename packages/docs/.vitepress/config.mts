import { defineConfig } from 'vitepress'
import { captionFiles } from '../src/site/file-captions.ts'
import { createSidebar } from '../src/site/sidebar.ts'

export default defineConfig({
  title: 'FCC',
  description: 'Governed persona workflows for many tenants, as installable plugins.',
  lang: 'en',
  cleanUrls: true,
  srcExclude: ['README.md', 'src/**'],
  rewrites: { 'errors/README.md': 'errors/index.md', 'decisions/README.md': 'decisions/index.md' },
  cacheDir: './node_modules/.vitepress',
  // A link to nothing fails the build; that is the default, and it stays said.
  ignoreDeadLinks: false,
  // The index of the local search is one chunk of a few megabytes.
  vite: { build: { chunkSizeWarningLimit: 4000 } },
  markdown: { config: (markdown) => captionFiles(markdown as never) },
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/guides/install-a-vertical' },
      { text: 'Reference', link: '/reference/points/' },
      { text: 'Error codes', link: '/reference/errors' },
      { text: 'Decisions', link: '/decisions/' },
      { text: 'Not there yet', link: '/not-there-yet' },
    ],
    sidebar: createSidebar(),
    search: { provider: 'local' },
    outline: [2, 3],
  },
})
