/** What a text says, taken apart: blocks, statements, requirements, citations. */
export { type Citation, citationOf, citationsOf, withoutCitations } from './citation.ts'
export { conditionOf } from './condition.ts'
export { contentWords, wordsOf } from './content-words.ts'
export { readBlocks, readBlocksSteps } from './read-blocks.ts'
export {
  type FoundRequirement,
  findRequirement,
  type RequirementLevel,
} from './requirement-level.ts'
export {
  demandsOf,
  readStatements,
  readStatementsSteps,
  type Statement,
} from './statement.ts'
export type { LineStart, TextBlock } from './text-block.ts'
