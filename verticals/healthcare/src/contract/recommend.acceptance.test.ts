import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const CHART = `Discharge summary

She was admitted with heart failure and improved on furosemide.
Furosemide 40 mg by mouth twice daily is to be continued.
An appointment with cardiology follows in two weeks.
Weight is to be controlled daily.
`

const RIGHT =
  '# Recommendation\n\n## Recommendations\n\n- Continue furosemide 40 mg by mouth twice daily. [chart:4]\n'

pointContract(plugin, 'gates', 'fcc-healthcare/clinical-accuracy', {
  cases: [
    {
      name: 'evidence for each',
      text: RIGHT,
      inputs: { chart: CHART },
      passes: true,
      failed: [],
      notMeasured: [],
    },
    {
      name: 'a tenfold dose',
      text: RIGHT.replace('40 mg', '400 mg'),
      inputs: { chart: CHART },
      passes: false,
      failed: ['accuracy'],
    },
    {
      name: 'no evidence',
      text: RIGHT.replace(' [chart:4]', ''),
      inputs: { chart: CHART },
      passes: false,
      failed: ['evidence'],
    },
    { name: 'nothing', text: ' ', passes: false, scoreAtMost: 0.5 },
  ],
})
