import { type Phrase, upTo } from './phrase.ts'

/** Words of somebody who talks to a model, or wants something out of it. */
const TO_A_MODEL = [
  ...['system prompt', 'hidden prompt', 'prompt', 'language model', 'assistant', 'chatbot'],
  ...['ignore', 'disregard', 'forget', 'reveal', 'bypass', 'jailbreak', 'canary', 'credentials'],
  ...['attacker', 'external server', 'tool call', 'developer mode', 'administrator', 'admin'],
  ...['follow these', 'new instructions', 'without approval', 'exfiltrate', 'obey', 'secrets'],
]

/** Words of instructions to people: what a patient is to take, what a customer is to do. */
const TO_PEOPLE = [
  ...['discharge', 'dose', 'dosing', 'dosage', 'medication', 'insulin', 'diet', 'wound', 'mg'],
  ...['patient', 'physician', 'surgery', 'graft', 'tablet', 'assembly', 'shipping', 'installation'],
]

/** What is said to a model in English where it is to do what nobody asked it for. */
export const english: readonly Phrase[] = [
  {
    id: 'override-rules',
    score: 0.75,
    parts: [
      'ignore|disregard|forget|override|neglect|do not follow|stop following|pay no attention to',
      upTo(3),
      'previous|prior|earlier|above|preceding|all|any|every|your|these|system|safety|original|initial|developer',
      upTo(2),
      'instructions|instruction|rules|guidelines|directives|directions|prompt|prompts|programming|constraints|restrictions|guardrails|policies|safeguards',
    ],
    surer: TO_A_MODEL,
    lessSure: TO_PEOPLE,
  },
  {
    id: 'bypass-checks',
    score: 0.5,
    parts: [
      'bypass|circumvent|skip|disable|turn off|evade|get around|override',
      upTo(2),
      'approval|approvals|guardrails|guardrail|safety checks|content filter|filters|restrictions|moderation|authorization|policy checks|security checks|human review',
    ],
    surer: [...TO_A_MODEL, 'run', 'execute', 'export'],
    lessSure: TO_PEOPLE,
  },
  {
    id: 'disclose-prompt',
    score: 0.8,
    parts: [
      'reveal|show|print|repeat|output|display|disclose|leak|expose|dump|share|recite|return|include|append|send|tell me|give me|write out|summarize|translate|encode',
      upTo(4),
      'system prompt|hidden prompt|system message|developer message|developer prompt|initial prompt|hidden instructions|internal instructions|system instructions|hidden system prompt|internal canary|canary token|prompt above|text above verbatim',
    ],
  },
  {
    id: 'hand-out-secrets',
    score: 0.55,
    parts: [
      'send|export|upload|exfiltrate|post|forward|leak|transmit|email|mail|reveal|dump|steal|extract|print|include|append|disclose',
      upTo(4),
      'secrets|secret values|secret looking values|credentials|passwords|api key|api keys|access tokens|private key|private keys|customer emails|customer data|customer records|environment variables|chat history|conversation history|database',
    ],
    surer: TO_A_MODEL,
  },
  {
    id: 'hand-out-to-address',
    score: 0.8,
    parts: [
      'send|export|upload|exfiltrate|post|forward|leak|transmit|email|mail',
      upTo(4),
      'secrets|credentials|passwords|keys|tokens|emails|records|data|history|conversation|contents|everything',
      'to',
      'attacker|https|http|an external server|an external url|an external endpoint|this url|this address|this webhook|my server|our server',
    ],
  },
  {
    id: 'approve-tools',
    score: 0.8,
    parts: [
      'approve|authorize|authorise|auto approve|accept|grant|allow',
      upTo(3),
      'tool calls|tool call|tool requests|tool use|all tools|function calls|pending actions',
    ],
  },
  {
    id: 'become-another',
    score: 0.75,
    parts: [
      'you are|you re|you will be|act as|behave as|pretend to be|pretend you are|respond as|roleplay as|enter|enable|activate|switch to',
      upTo(2),
      'dan|jailbroken|unrestricted|unfiltered|uncensored|developer mode|root|superuser|sudo mode|god mode|jailbreak mode|debug mode|administrator|admin mode',
    ],
  },
  {
    id: 'no-restrictions',
    score: 0.75,
    parts: [
      'developer mode|debug mode|unrestricted mode|god mode|admin mode',
      upTo(2),
      'no restrictions|without restrictions|no limits|no filters|no rules|enabled|unlocked',
    ],
  },
  {
    id: 'from-now-on',
    score: 0.4,
    parts: [
      'from now on|henceforth|for the rest of this conversation',
      upTo(1),
      'you are|you must|you will|ignore|disregard|obey|only obey|answer only|you have no',
    ],
    surer: TO_A_MODEL,
    lessSure: TO_PEOPLE,
  },
  {
    id: 'new-instructions',
    score: 0.5,
    parts: [
      'new|updated|real|actual|true|hidden|important|urgent',
      upTo(1),
      'instructions|instruction|directive|system prompt|task',
      upTo(1),
      'for the assistant|for the model|for the ai|for ai|from the developer|from the system|from your developer|override',
    ],
    surer: TO_A_MODEL,
  },
  {
    id: 'remember-for-good',
    score: 0.5,
    parts: [
      'remember|memorize|memorise|store|save|keep',
      upTo(3),
      'permanently|forever|for all future sessions|for all future conversations|long term memory|your memory|across sessions',
    ],
    surer: [...TO_A_MODEL, 'this user', 'instruction', 'always'],
  },
  {
    id: 'user-is-trusted',
    score: 0.5,
    parts: [
      'this user|the user|the sender|the requester|i',
      'is|am|has',
      upTo(2),
      'administrator|admin|root|superuser|full access|elevated privileges|all permissions|already authorized|already approved',
    ],
    surer: [...TO_A_MODEL.filter((word) => !word.startsWith('admin')), 'remember', 'approve'],
  },
  {
    id: 'of-other-tenants',
    score: 0.75,
    parts: [
      'fetch|read|get|access|list|export|show|retrieve|query|return|dump|load',
      upTo(2),
      'tenant|other tenant|another tenant|other tenants|other customers|other users|another user|another customer|another organization',
      upTo(1),
      'records|data|files|documents|secrets|accounts|messages',
    ],
  },
  {
    id: 'addressed-to-model',
    score: 0.6,
    parts: [
      'note to|message to|message for|instruction to|instructions to|instruction for|instructions for|note for|attention|dear|hey|if you are|if you re|to any|to the',
      upTo(1),
      'ai|ai model|ai assistant|ai agent|ai system|ai reader|language model|large language model|llm|llms|chatbot|ai summarizer',
    ],
    surer: [...TO_A_MODEL, 'state', 'output', 'include', 'respond', 'do not', 'you must', 'always'],
  },
  {
    id: 'when-summarising',
    score: 0.75,
    parts: [
      'when|while|before|after|if you are',
      upTo(1),
      'summarizing|summarising|processing|analyzing|analysing|translating|reviewing',
      upTo(1),
      'note|page|document|text|record|email|message|file|ticket|report|chart',
      upTo(1),
      'state|say|include|write|add|omit|leave out|reveal|never mention|do not mention|always|respond|output|report|conclude|recommend',
    ],
  },
  {
    id: 'keep-from-user',
    score: 0.6,
    parts: [
      'do not|don t|never|without',
      upTo(1),
      'tell|telling|mention|mentioning|inform|informing|alert|alerting|notify|notifying',
      upTo(3),
      'the user|the human|the operator|the reviewer|the clinician|this instruction|these instructions|this message',
    ],
    surer: TO_A_MODEL,
  },
]
