export {
  type CommandDescription,
  describeCommands,
  type OptionDescription,
} from './describe-commands.ts'
export { EXIT_CODES, type ExitCode } from './exit-code.ts'
export type { CliStreams } from './io/terminal.ts'
export { main } from './main.ts'
export { resolveRelationPicture } from './showing/relation-picture.ts'
export { resolveShownPersona, type ShownPersona } from './showing/shown-persona.ts'
export { resolveShownWorkflow, type ShownWorkflow } from './showing/shown-workflow.ts'
export { resolveWorkflowGraph } from './showing/workflow-graph.ts'
