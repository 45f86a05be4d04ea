import type { Problem } from './problem.ts'
import type { Toolbox } from './tools/toolbox.ts'
import type { Tree } from './tree/tree.ts'

/** Facts of the tree in, problems out: pure, so that a fixture of three files proves it. */
export interface TreeCheck {
  readonly kind: 'tree'
  readonly name: string
  /** What holds when it passes, as one short sentence. */
  readonly promise: string
  readonly find: (tree: Tree) => readonly Problem[]
}

/** A check that runs a foreign tool in a child process. */
export interface ToolCheck {
  readonly kind: 'tool'
  readonly name: string
  readonly promise: string
  readonly find: (tree: Tree, toolbox: Toolbox) => Promise<readonly Problem[]>
}

export type Check = TreeCheck | ToolCheck
