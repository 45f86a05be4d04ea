import { probeCommand } from '../commands/probe-command.ts'
import { probeDetector } from '../detectors/probe-detector.ts'
import { probeExporter } from '../exporters/probe-exporter.ts'
import { probeProvider } from '../providers/probe-provider.ts'
import { probeScorer } from '../scorers/probe-scorer.ts'
import { probeSkill } from '../skills/probe-skill.ts'
import { probeValidator } from '../validators/probe-validator.ts'
import type { Probe } from './probe.ts'

/** How to give a text to a contribution, by the id of its point: for a process that only knows the id. */
export const PROBES: Readonly<Record<string, Probe<never>>> = {
  detectors: probeDetector,
  scorers: probeScorer,
  validators: probeValidator,
  skills: probeSkill,
  providers: probeProvider,
  exporters: probeExporter,
  commands: probeCommand,
}
