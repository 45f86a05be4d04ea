/** The words for what somebody does with npm or pnpm. */
export interface PackageManager {
  readonly name: 'npm' | 'pnpm'
  install(...specifiers: readonly string[]): readonly string[]
  remove(...names: readonly string[]): readonly string[]
  /** Runs an installed program. */
  exec(program: string, ...words: readonly string[]): readonly string[]
  /** Fetches a scaffolder and runs it. */
  create(name: string, words: readonly string[]): readonly string[]
  script(name: string): readonly string[]
  pack(): readonly string[]
}

export const npm: PackageManager = {
  name: 'npm',
  install: (...specifiers) => ['npm', 'install', ...specifiers],
  remove: (...names) => ['npm', 'uninstall', ...names],
  exec: (program, ...words) => ['npx', program, ...words],
  // Nobody is there to say yes.
  create: (name, words) => ['npm', 'create', '--yes', name, '--', ...words],
  script: (name) => ['npm', 'run', name],
  pack: () => ['npm', 'pack'],
}

export const pnpm: PackageManager = {
  name: 'pnpm',
  install: (...specifiers) => ['pnpm', specifiers.length === 0 ? 'install' : 'add', ...specifiers],
  remove: (...names) => ['pnpm', 'remove', ...names],
  exec: (program, ...words) => ['pnpm', 'exec', program, ...words],
  create: (name, words) => ['pnpm', 'create', name, ...words],
  script: (name) => ['pnpm', 'run', name],
  pack: () => ['pnpm', 'pack'],
}
