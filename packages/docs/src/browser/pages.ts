/** A page of each kind that the site has, with what it is; the first ten are the main ones. */
export const PAGES: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'home', path: '/' },
  { name: 'quickstart', path: '/guides/quickstart' },
  { name: 'concepts', path: '/concepts' },
  { name: 'architecture', path: '/architecture' },
  { name: 'guide', path: '/guides/install-a-vertical' },
  { name: 'personas', path: '/catalogue/' },
  { name: 'persona', path: '/catalogue/personas/rc' },
  { name: 'workflow', path: '/catalogue/workflows/base-sequence' },
  { name: 'settings', path: '/reference/settings' },
  { name: 'errors', path: '/errors/config' },
  { name: 'scenario', path: '/catalogue/scenarios/gen-001' },
  { name: 'gates', path: '/catalogue/gates' },
  { name: 'verticals', path: '/catalogue/verticals/' },
  { name: 'vertical', path: '/catalogue/verticals/fcc-legal' },
  { name: 'point', path: '/reference/points/scorers' },
  { name: 'command', path: '/reference/commands/audit-verify' },
  { name: 'codes', path: '/reference/errors' },
  { name: 'decision', path: '/decisions/0002-a-manifest-in-two-halves' },
  { name: 'accuracy', path: '/reference/accuracy' },
  { name: 'measurements', path: '/reference/measurements' },
  { name: 'privacy-officer', path: '/for-a-privacy-officer' },
  { name: 'not-there-yet', path: '/not-there-yet' },
  { name: 'not-found', path: '/no-such-page' },
]

/** How many of them are compared with their screenshots. */
export const MAIN_PAGES = 10

/** What the pages are looked at in, and how wide their screenshots are kept. */
export const LOOKS = [
  { name: 'wide-light', width: 1280, height: 800, colorScheme: 'light', kept: 320 },
  { name: 'narrow-dark', width: 390, height: 844, colorScheme: 'dark', kept: 195 },
] as const
export type Look = (typeof LOOKS)[number]
