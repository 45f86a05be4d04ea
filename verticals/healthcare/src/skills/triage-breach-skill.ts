import type { Skill } from '@fcc/contracts'
import { incidentSchema, renderBreachTriage, triageBreach } from '../breach/triage-breach.ts'
import { incidentUnreadable, inputMissing } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'

const id = 'fcc-healthcare/triage-breach'

/**
 * Triages an incident by the breach notification rule.
 *
 * @throws FccError `FCC_HEALTHCARE_INCIDENT_UNREADABLE`
 */
export function createTriageBreachSkill(): Skill<Settings> {
  return {
    id,
    title: 'Triage an incident by the breach notification rule',
    says: '{notifications} notifications due',
    input: ['incident'],
    output: ['breach-triage'],
    run({ artifacts }) {
      const { incident } = artifacts
      if (!incident) throw inputMissing(id, 'incident')
      let value: unknown
      try {
        value = JSON.parse(incident.text)
      } catch {
        throw incidentUnreadable('it is no JSON')
      }
      const parsed = incidentSchema.safeParse(value)
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        throw incidentUnreadable(`something is wrong at ${issue?.path.join('.') || 'its root'}`)
      }
      const triage = triageBreach(parsed.data)
      return {
        artifacts: { 'breach-triage': renderBreachTriage(triage) },
        measures: { notifications: triage.notifications.length },
      }
    },
  }
}
