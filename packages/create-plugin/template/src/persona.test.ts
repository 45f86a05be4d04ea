import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

const output = "A list of the note's sentences"

pointContract(plugin, 'personas', 'example-fcc-template/PLED', {
  cases: [
    { name: 'the list', text: `# ${output}\n\n- One.\n`, breaks: [], lacks: [] },
    { name: 'nothing yet', text: 'Later.', breaks: [], lacks: [output] },
  ],
})
