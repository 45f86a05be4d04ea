import type { Diagnostic } from '@fcc/plugin-api'

/**
 * The phases in which things go wrong, first to last: what is wrong in an earlier one may be the cause of
 * what is wrong in a later one, and never the other way round. A build that is out of date may be the cause
 * of anything.
 */
const phases: readonly RegExp[] = [
  /^FCC_DISCOVERY_BUILD_OUTDATED$/,
  /^FCC_(CONFIG|PLATFORM|HOST|ID)_/,
  /^FCC_(DISCOVERY|MANIFEST)_/,
  /^FCC_PLUGIN_MISSING$/,
  /^FCC_PLAN_/,
  /^FCC_LOAD_/,
  /^FCC_PLUGIN_CONFIG_/,
  /^FCC_SETUP_/,
  /^FCC_SETTINGS_/,
]

/** What is only there because of something else that is told. */
const consequences = new Set([
  'FCC_PLUGIN_SKIPPED_BECAUSE',
  'FCC_LINK_DROPPED_REFERENCE',
  'FCC_SAFEGUARD_BROKEN',
  'FCC_PLAN_NOT_SELECTED',
])

/**
 * Diagnostics in the order in which their advice can be followed: causes before what they cause, and else as
 * they were found.
 */
export function causesFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics
    .map((diagnostic, found) => ({ diagnostic, found, rank: rankOf(diagnostic) }))
    .sort((one, other) => one.rank - other.rank || one.found - other.found)
    .map(({ diagnostic }) => diagnostic)
}

function rankOf({ code }: Diagnostic): number {
  const documents = phases.length
  if (consequences.has(code)) return documents + 3
  // A tenant's store and its safeguards are judged once everything else is there.
  if (/^FCC_(SAFEGUARD|STORE|TENANT)_/.test(code)) return documents + 2
  // Links are made once the documents are read.
  if (code.startsWith('FCC_LINK_')) return documents + 1
  const phase = phases.findIndex((pattern) => pattern.test(code))
  return phase < 0 ? documents : phase
}
