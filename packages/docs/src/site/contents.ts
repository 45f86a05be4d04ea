/** A page that is written by hand, as the sidebar names it. */
export interface Entry {
  readonly text: string
  readonly link: string
}

/** Where newcomers begin, in the order in which they read. */
export const START: readonly Entry[] = [
  { text: 'Quickstart', link: '/guides/quickstart' },
  { text: 'Concepts', link: '/concepts' },
  { text: 'Architecture', link: '/architecture' },
]

/** The guides, by what somebody wants to do. */
export const GUIDES: readonly { readonly text: string; readonly items: readonly Entry[] }[] = [
  {
    text: 'Use it',
    items: [
      { text: 'Install a vertical', link: '/guides/install-a-vertical' },
      { text: 'For a privacy officer', link: '/for-a-privacy-officer' },
      { text: 'Put a model behind a persona', link: '/guides/put-a-model-behind-a-persona' },
      { text: 'Sign what waits', link: '/guides/sign-what-waits' },
      {
        text: 'Point an existing client at a persona',
        link: '/guides/point-an-existing-client-at-a-persona',
      },
    ],
  },
  {
    text: 'Write content and plugins',
    items: [
      { text: 'Write a package of data', link: '/guides/write-a-package-of-data' },
      { text: 'Write your first plugin', link: '/guides/write-your-first-plugin' },
      { text: 'Ship a vertical', link: '/guides/ship-a-vertical' },
      { text: 'Branch a workflow', link: '/guides/branch-a-workflow' },
      { text: 'Feedback', link: '/guides/feedback' },
      { text: 'Skills that reach outside', link: '/guides/reach-outside' },
      {
        text: 'Commands, exporters and providers',
        link: '/guides/commands-exporters-providers',
      },
      { text: 'Keep a plugin', link: '/guides/keep-a-plugin' },
    ],
  },
  {
    text: 'Run it',
    items: [
      { text: 'Compose a runtime', link: '/guides/compose-a-runtime' },
      { text: 'Serve a tenant', link: '/guides/serve-a-tenant' },
      { text: 'Operate tenants', link: '/guides/operate-tenants' },
      { text: 'Watch events', link: '/guides/watch-events' },
      { text: 'From a file to PostgreSQL', link: '/guides/from-a-file-to-postgresql' },
      { text: 'Run workers', link: '/guides/run-workers' },
      { text: 'Keep the keys', link: '/guides/keep-the-keys' },
      { text: 'Run the isolation suite', link: '/guides/run-the-isolation-suite' },
    ],
  },
]
