import type { Detector } from '@fcc/contracts'
import type { Probe } from '../hostile/probe.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { allFindingProblems } from './finding-problems.ts'

/** Has a detector read a text: it answers, and what it finds is well formed. */
export const probeDetector: Probe<Detector> = async (detector, text, { settings }) =>
  allFindingProblems(detector, text, await detector.detect(text, sampleCall(settings)))
