import {
  apiSpecifications,
  architectureDiagrams,
  dataModels,
  workflowDefinitions,
} from './blueprint.ts'
import { detailedSteps, quickStart, troubleshootingSection } from './guide.ts'
import { otherSection } from './other.ts'
import { questionLines } from './questions.ts'
import {
  annotatedReferences,
  capabilityMatrix,
  capabilityTags,
  traceabilityMatrix,
} from './research.ts'
import { reviewReport, standardsEdits, styleGuideCompliance, versionRecord } from './review.ts'
import {
  automationScripts,
  beforeUse,
  stepByStepProcedures,
  troubleshootingGuide,
} from './runbook.ts'
import type { SectionWriter } from './section.ts'

/** Who writes what stands beneath a heading, by its title in lower case. */
const WRITERS: Readonly<Record<string, SectionWriter>> = {
  'capability matrix': capabilityMatrix,
  'annotated references': annotatedReferences,
  'traceability matrix': traceabilityMatrix,
  'capability tags': capabilityTags,
  'open questions': questionLines,
  'architecture diagrams': architectureDiagrams,
  'api specifications': apiSpecifications,
  'data models': dataModels,
  'workflow definitions': workflowDefinitions,
  'style guide compliance': styleGuideCompliance,
  'version record': versionRecord,
  'review report': reviewReport,
  'standards edits': standardsEdits,
  'before use': beforeUse,
  'step-by-step procedures': stepByStepProcedures,
  'automation scripts': automationScripts,
  'troubleshooting guide': troubleshootingGuide,
  'quick start guide': quickStart,
  'detailed steps': detailedSteps,
  'troubleshooting section': troubleshootingSection,
}

/** Sections that follow of themselves behind another, where there is anything to say. */
export const FOLLOWING: Readonly<Record<string, string>> = {
  'capability tags': 'Open questions',
  'troubleshooting guide': 'Before use',
}

/** The writer of a heading; any other heading gets what the source says about it. */
export function writerOf(heading: string): SectionWriter {
  const title = heading.trim().toLowerCase()
  return Object.hasOwn(WRITERS, title) ? (WRITERS[title] ?? otherSection) : otherSection
}
