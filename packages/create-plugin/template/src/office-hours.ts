import type { FactNamespace } from '@fcc/contracts'

/** Predicates may say `example_fcc_template.office_hours`: 9 to 17 o'clock UTC, Monday to Friday. */
export const officeHours: FactNamespace = {
  id: 'example-fcc-template/office-hours',
  namespace: 'example_fcc_template',
  title: 'Office hours',
  facts: { office_hours: { type: 'bool', description: 'Whether somebody is in the office.' } },
  lowestLayer: 'platform',
  read({ now }) {
    const time = new Date(now)
    const weekday = time.getUTCDay() >= 1 && time.getUTCDay() <= 5
    return { office_hours: weekday && time.getUTCHours() >= 9 && time.getUTCHours() < 17 }
  },
}
