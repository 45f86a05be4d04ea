import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { formatNotes } from '../returns/returns-notes.ts'
import { MEMO, RED_RETURNS, RETURNS, validationOf } from './sample-validation.test-data.ts'

const { 'validation-report': report, ...inputs } = validationOf(RETURNS, MEMO)
const { 'validation-report': redReport, ...redInputs } = validationOf(RED_RETURNS, MEMO)
const bare = validationOf(RETURNS, 'A memo of one sentence.')['validation-report']
const forged = report.replace('| Exceptions | 6 |', '| Exceptions | 4 |')

const QUESTION = formatNotes([{ kind: 'question', what: 'A gap.' }])

pointContract(plugin, 'scorers', 'fcc-finserv/backtest-soundness', {
  cases: [
    { name: 'the yellow zone', text: report, inputs, atLeast: 0.2, atMost: 0.99 },
    { name: 'the red zone', text: redReport, inputs: redInputs, atMost: 0 },
    { name: 'no backtest', text: report, notMeasured: true },
    {
      name: 'a backtest that is none',
      text: report,
      inputs: { backtest: 'it went well' },
      notMeasured: true,
    },
  ],
})

pointContract(plugin, 'scorers', 'fcc-finserv/documentation-share', {
  cases: [
    { name: 'all of it', text: report, atLeast: 1 },
    { name: 'nothing of it', text: bare, atMost: 0 },
    { name: 'no report', text: 'Well documented.', notMeasured: true },
  ],
})

pointContract(plugin, 'validators', 'fcc-finserv/report-agrees', {
  cases: [
    { name: 'the figures that the returns give', text: report, inputs, issues: [] },
    {
      name: 'a figure that they do not give',
      text: forged,
      inputs,
      issues: [{ code: 'figure_differs', severity: 'error' }],
    },
    {
      name: 'a note on the returns that it leaves out',
      text: report,
      inputs: { ...inputs, 'returns-notes': QUESTION },
      issues: [{ code: 'note_missing', severity: 'error' }],
    },
    {
      name: 'no notes on the returns',
      text: report,
      inputs: { 'checked-returns': inputs['checked-returns'] },
      issues: [{ code: 'could_not_check', severity: 'could_not_check' }],
    },
    {
      name: 'no returns',
      text: report,
      issues: [{ code: 'could_not_check', severity: 'could_not_check' }],
    },
  ],
})

pointContract(plugin, 'gates', 'fcc-finserv/validation-report', {
  cases: [
    {
      name: 'a report that agrees',
      text: report,
      inputs,
      persona: 'MVO',
      passes: true,
      failed: [],
    },
    {
      name: 'a forged figure',
      text: forged,
      inputs,
      persona: 'MVO',
      passes: false,
      failed: ['figures'],
    },
    {
      name: 'a memo that documents nothing, which weighs and does not decide',
      text: bare,
      inputs,
      persona: 'MVO',
      passes: true,
      scoreAtMost: 0.8,
    },
    {
      name: 'a report of nothing',
      text: '# Report',
      inputs,
      persona: 'MVO',
      passes: false,
      failed: ['figures', 'sections', 'wording', 'outcomes'],
      notMeasured: ['documentation'],
    },
  ],
})

pointContract(plugin, 'gates', 'fcc-finserv/model-validation', {
  cases: [
    {
      name: 'evidence on a model in the yellow zone',
      text: '{"conclusion": "effective"}',
      mediaType: 'application/json',
      inputs,
      passes: true,
      failed: [],
    },
    {
      name: 'evidence that the figures do not follow from the returns',
      text: '{"conclusion": "not effective"}',
      mediaType: 'application/json',
      inputs,
      passes: false,
      failed: ['evidence'],
    },
    {
      name: 'evidence on a model in the red zone',
      text: '{"conclusion": "effective"}',
      mediaType: 'application/json',
      inputs: redInputs,
      passes: false,
      failed: ['soundness'],
    },
  ],
})
