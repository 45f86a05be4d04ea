import { FccError } from '@fcc/plugin-api'

/** Every error this package raises. The texts carry names, sizes and places, never content. */
export const simulationErrors = {
  unknownInput: (scenario: string, name: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_INPUT_UNKNOWN',
      why: `Scenario ${scenario} has no input named ${name}; it takes ${known.join(', ') || 'none'}.`,
      fix: `Name one of its inputs, as --input ${known[0] ?? 'NAME'}=FILE; fcc show scenario ${scenario} says what each is.`,
    }),
  missingInput: (scenario: string, name: string) =>
    new FccError({
      code: 'FCC_INPUT_MISSING',
      why: `Scenario ${scenario} needs the input ${name}, and none was given.`,
      fix: `Give it, as --input ${name}=FILE; fcc show scenario ${scenario} says what it is.`,
    }),
  unusableInput: (name: string, kind: string) =>
    new FccError({
      code: 'FCC_INPUT_UNUSABLE',
      why: `The input ${name} is neither text nor bytes, but ${kind}.`,
      fix: 'Give a string, or the bytes of a file.',
    }),
  emptyInput: (name: string) =>
    new FccError({
      code: 'FCC_INPUT_EMPTY',
      why: `The input ${name} is empty, or holds nothing but white space.`,
      fix: 'Give a file with content.',
    }),
  tooLargeInput: (name: string, bytes: number, limit: number) =>
    new FccError({
      code: 'FCC_INPUT_TOO_LARGE',
      why: `The input ${name} has ${bytes} bytes; its limit is ${limit}.`,
      fix: 'Split the input, or raise max_bytes in the scenario.',
    }),
  binaryInput: (name: string, offset: number) =>
    new FccError({
      code: 'FCC_INPUT_BINARY',
      why: `The input ${name} is no text: there is a control byte at offset ${offset}.`,
      fix: 'Convert it to UTF-8 text first.',
    }),
  notUtf8Input: (name: string) =>
    new FccError({
      code: 'FCC_INPUT_NOT_UTF8',
      why: `The input ${name} is no valid UTF-8.`,
      fix: 'Convert it to UTF-8 first.',
    }),
  invalidJsonInput: (name: string) =>
    new FccError({
      code: 'FCC_INPUT_INVALID_JSON',
      why: `The input ${name} is no valid JSON.`,
      fix: 'Give a JSON document.',
    }),
  inputNotAsDeclared: (scenario: string, name: string, form: string, taken: readonly string[]) =>
    new FccError({
      code: 'FCC_INPUT_NOT_AS_DECLARED',
      why: `The input ${name} is ${form}, and scenario ${scenario} takes it as ${taken.join(' or ')}. It was not read as something that it is not.`,
      fix: `Give what the scenario takes, or use one that takes ${form}; fcc show scenario ${scenario} says what each input is.`,
    }),
  skillMissing: (skill: string) =>
    new FccError({
      code: 'FCC_SKILL_MISSING',
      why: `The skill ${skill} is not there in this assembly.`,
      fix: 'Install the plugin that contributes it.',
    }),
  skillInputMissing: (skill: string, name: string) =>
    new FccError({
      code: 'FCC_SKILL_INPUT_MISSING',
      why: `The skill ${skill} needs the artifact ${name}, and no edge carried it here.`,
      fix: 'Let an incoming edge carry it.',
    }),
  outcomeMissing: (scenario: string, name: string) =>
    new FccError({
      code: 'FCC_OUTCOME_MISSING',
      why: `Scenario ${scenario} promises ${name}, and no step of this run made it.`,
      fix: 'Write the name as the step that makes it writes it, or let a step make it in every run.',
    }),
  artifactName: (skill: string) =>
    new FccError({
      code: 'FCC_SKILL_ARTIFACT_NAME',
      why: `The skill of ${skill} named an artifact that it does not declare, or an activity in a form that is not allowed.`,
      fix: 'Declare artifacts in output or optionalOutput; name activities in letters, dots and hyphens, for names are stored unencrypted.',
    }),
  skillOutputMissing: (skill: string, name: string) =>
    new FccError({
      code: 'FCC_SKILL_OUTPUT_MISSING',
      why: `The skill ${skill} says that it makes ${name}, and did not.`,
      fix: 'Fix the skill, or its list of outputs.',
    }),
  factNotDeclared: (skill: string, fact: string) =>
    new FccError({
      code: 'FCC_SKILL_FACT_NOT_DECLARED',
      why: `The skill ${skill} set the fact ${fact} to a value that no fact namespace of its plugin declares.`,
      fix: 'Declare the fact and its values in a fact namespace of the same plugin.',
    }),
  skillFailed: (skill: string, kind: string, cause: unknown) =>
    new FccError({
      code: 'FCC_SKILL_FAILED',
      why: `The skill ${skill} failed with ${kind}.`,
      fix: 'Give the skill the same input in a test of its plugin, where nothing is withheld; pointContract of @fcc/testing shows what it threw.',
      cause,
    }),
  templateUnfilled: (template: string, why: string) =>
    new FccError({
      code: 'FCC_TEMPLATE_UNFILLED',
      why: `The template ${template} could not be filled from an answer that follows its schema: ${why}.`,
      fix: 'Let its text name members that its schema requires; pluginContract of @fcc/testing fills it with made-up answers.',
    }),
  providerMissing: (provider: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_PROVIDER_MISSING',
      why: `The provider ${provider} is not there; this tenant has ${known.join(', ') || 'none'}.`,
      fix: 'Install the plugin that contributes it, or name another: provider in fcc.yaml, or --provider ID.',
    }),
  providerUnfit: (provider: string, lacks: readonly string[]) =>
    new FccError({
      code: 'FCC_PROVIDER_UNFIT',
      why: `A step needs ${lacks.join(' and ')} of its provider, and ${provider} does not have it; nor does any other that may be asked.`,
      fix: 'Name a provider that has it, or install one; take needs out of the step only if it does not matter.',
    }),
  providerAlone: (caller: string, named: string) =>
    new FccError({
      code: 'FCC_PROVIDER_ALONE',
      why: `A step names ${named}, and this run is to be answered by ${caller} and by nobody else.`,
      fix: 'Let the step name no provider, or set the recording up under providers: and let the step name it; then start the run again.',
    }),
  promptInvalid: () =>
    new FccError({
      code: 'FCC_PROMPT_INVALID',
      why: 'A hook on prompt.compose gave back something that is no prompt: lists of texts in system and user.',
      fix: 'Let the hook give back the prompt with texts added or changed; textPart of @fcc/contracts makes one.',
    }),
  serviceFailed: (service: string, failure: string) =>
    new FccError({
      code: 'FCC_SERVICE_FAILED',
      why: `${service} could not be used: ${failure}.`,
      fix: 'See whether it runs and accepts the key; then resume the run, if it does not continue by itself.',
    }),
  retriesSpent: (by: string, failure: string, attempts: number) =>
    new FccError({
      code: 'FCC_PROVIDER_RETRIES_SPENT',
      why: `${by} has failed ${attempts} times in a row, the last time by this: ${failure}.`,
      fix: 'See whether it can be reached and what its own log says, then resume the run; `limits.max_retries` bounds how often a step asks again by itself.',
    }),
  serviceAddress: (node: string) =>
    new FccError({
      code: 'FCC_SERVICE_ADDRESS',
      why: `Node ${node} would reach a service at something that is no http or https address, or has a password in it.`,
      fix: 'Give a whole address without user and password; name keys by secretHeaders.',
    }),
  serviceRedacted: (node: string) =>
    new FccError({
      code: 'FCC_SERVICE_REDACTED',
      why: `A rule redacts something in the address or the headers of what node ${node} would send; what is left is not what was meant.`,
      fix: 'Send content in the body only.',
    }),
  skillMediaType: (skill: string, name: string) =>
    new FccError({
      code: 'FCC_SKILL_MEDIA_TYPE',
      why: `The skill ${skill} gave ${name} a media type that a run does not carry.`,
      fix: 'Use text/plain, text/markdown, text/csv or application/json.',
    }),
  workflowMissing: (node: string, workflow: string) =>
    new FccError({
      code: 'FCC_PLAN_INCOMPLETE',
      why: `The stored plan has no workflow ${workflow}, which node ${node} does.`,
      fix: 'Start the run again; its stored plan was changed.',
    }),
  nodeMissing: (node: string) =>
    new FccError({
      code: 'FCC_PLAN_INCOMPLETE',
      why: `The stored plan has no node ${node}.`,
      fix: 'Start the run again; its stored plan was changed.',
    }),
  workflowOutputMissing: (node: string, workflow: string, name: string) =>
    new FccError({
      code: 'FCC_WORKFLOW_OUTPUT_MISSING',
      why: `Node ${node} gives back ${name}, and no node of ${workflow} that was visited made it.`,
      fix: 'Let a node of that workflow make it in every run, or take it out of produces.',
    }),
  mapListMissing: (node: string, artifact: string) =>
    new FccError({
      code: 'FCC_MAP_LIST_MISSING',
      why: `The map of node ${node} goes over ${artifact}, and no edge carried it here.`,
      fix: 'Let an edge into the node carry it.',
    }),
  mapNotAList: (node: string, artifact: string, field: readonly string[]) =>
    new FccError({
      code: 'FCC_MAP_NOT_A_LIST',
      why: `The map of node ${node} goes over ${[artifact, ...field].join(' › ')}, and that is no JSON list.`,
      fix: 'Let the node that makes the artifact write a list there, or correct over and field.',
    }),
  mapTooLong: (node: string, items: number, limit: number) =>
    new FccError({
      code: 'FCC_MAP_TOO_LONG',
      why: `The list of the map of node ${node} has ${items} items; its bound is ${limit}.`,
      fix: 'Split the list, or raise at_most of the map.',
    }),
  conditionFailed: (edge: string, why: string) =>
    new FccError({
      code: 'FCC_CONDITION_FAILED',
      why: `Whether the edge ${edge} is taken could not be told: ${why}`,
      fix: 'Let the work before it make what its condition reads, of the declared type.',
    }),
  visitTimeLimit: (node: string, limit: number) =>
    new FccError({
      code: 'FCC_VISIT_TIME_LIMIT',
      why: `The visit of ${node} took longer than its limit of ${limit} ms.`,
      fix: 'Raise time_limit_ms of the node, or give it a failure edge.',
    }),
  workflowTimeLimit: (node: string, limit: number) =>
    new FccError({
      code: 'FCC_WORKFLOW_TIME_LIMIT',
      why: `The workflow in ${node} took longer than its limit of ${limit} ms, waiting included.`,
      fix: 'Raise time_limit_ms of the node, or give it a failure edge.',
    }),
  visitLeftOver: (node: string, join: string) =>
    new FccError({
      code: 'FCC_VISIT_LEFT_OVER',
      why: `The visit of ${node} was cancelled: ${join} continued without it.`,
      fix: 'Nothing has to be done; let a branch be waited for by join: all.',
    }),
  runTimeLimit: (workflow: string, limit: number) =>
    new FccError({
      code: 'FCC_RUN_TIME_LIMIT',
      why: `The run took longer than the limit of ${workflow}, ${limit} ms from its start.`,
      fix: 'Raise time_limit_ms of the workflow, and start the run again.',
    }),
  producesNothing: (node: string) =>
    new FccError({
      code: 'FCC_NODE_PRODUCES_NOTHING',
      why: `Node ${node} names no artifact that it makes: neither produces nor an outgoing edge says one.`,
      fix: 'Give the node produces, or let an edge carry something from it.',
    }),
  toolOffer: (skill: string, fault: string) =>
    new FccError({
      code: 'FCC_SKILL_OFFER',
      why: `The skill ${skill} cannot be offered to a model: ${fault}.`,
      fix: 'Allow fewer tools in the settings of its plugin, raise limits.max_offered_tools in fcc.yaml, or fix the plugin.',
    }),
  callerTools: (artifact: string) =>
    new FccError({
      code: 'FCC_INPUT_CALLER_TOOLS',
      why: `The input ${artifact} does not say which tools the caller brings, in the form that is wanted, or no longer does since rules took something out of it.`,
      fix: 'Give CallerTools of @fcc/contracts/caller-tools as JSON; fcc explain shows what rules took out.',
    }),
  callerToolArguments: () =>
    new FccError({
      code: 'FCC_CALL_ARGUMENTS_LOST',
      why: 'What rules left of the arguments of a tool call are no arguments any more, and nobody was handed them.',
      fix: 'Let the rule block the call, or find texts and not numbers or signs of JSON.',
    }),
  shownDeparted: (node: string, artifact: string) =>
    new FccError({
      code: 'FCC_VISIT_SHOWN_OTHERWISE',
      why: `What was shown of ${artifact} while ${node} wrote it is no beginning of what came of it as a whole: a detector or a rule looks farther than the window that it declares.`,
      fix: 'Find out which rule or detector changed it, by fcc explain RUN, and give it a larger window or none.',
    }),
  couldNotInspect: (artifact: string, detectors: readonly string[]) =>
    new FccError({
      code: 'FCC_CONTENT_NOT_INSPECTED',
      why: `The artifact ${artifact} cannot be labelled, for ${detectors.join(', ')} failed on it.`,
      fix: 'Fix the detector, or what it reaches, or raise limits.call_ms or limits.max_findings in fcc.yaml where it needs more time or finds more; then start the run again.',
    }),
  gateArtifactMissing: (gate: string, artifact: string) =>
    new FccError({
      code: 'FCC_GATE_ARTIFACT_MISSING',
      why: `Gate ${gate} judges the artifact ${artifact}, which is not there.`,
      fix: 'Let the gate look at an artifact that the workflow makes before it.',
    }),
}
