import type { Pattern } from '../define-pattern.ts'
import { labelledIdentifier } from './labelled-identifier.ts'

/** Labels that name an insurance plainly. */
const plain = labelledIdentifier({
  id: 'health-plan-number',
  category: 'phi/health-plan',
  labels:
    '(?:health )?insurance(?: (?:plan|policy|card|member|group|coverage|claim))?|ins\\.?(?: (?:plan|policy|card|member))?|(?:health )?(?:policy|plan) ?(?:holder|member)?(?= ?(?:id|no|num|#|:))|health (?:plan|id|card)|subscriber|beneficiary|policy(?:holder)?|medicare|medicaid|HICN?|MBI|HPBN|payer|member(?=\\s?(?:id|no|num|#|:))|group(?=\\s?(?:id|no|num|#))|(?:aetna|anthem|bcbs|blue cross|cigna|humana|kaiser|tricare|united ?healthcare|uhc)',
  base: 0.85,
  digits: 4,
})

/** Health plan beneficiary numbers: member, policy, group and subscriber numbers behind their label. */
export const healthPlanNumber: readonly Pattern[] = [plain]
