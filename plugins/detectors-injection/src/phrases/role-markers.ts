import { definePattern, type Pattern } from '@fcc/detection'

const category = 'injection/role-marker'

/** What is said behind a marker that is meant to be obeyed. */
const TO_OBEY: readonly string[] = [
  ...['reveal', 'ignore', 'disregard', 'override', 'system prompt', 'tool call', 'you are now'],
  ...['you must', 'approve', 'respond with', 'output', 'vous etes', 'approuvez', 'obey'],
]

/** What divides the turns of a conversation with a model: in content it can only be there to end one. */
export const roleMarkers: readonly Pattern[] = [
  definePattern({
    id: 'chat-token',
    category,
    expression:
      /<\|(?:im_start|im_end|im_sep|system|user|assistant|end|endoftext|eot_id|begin_of_text|start_header_id|end_header_id|end_of_turn)\|>|<(?:start|end)_of_turn>|\[\/?INST\]|<<\/?SYS>>/i,
    base: 0.9,
    requires: ['<['],
  }),
  definePattern({
    id: 'role-tag',
    category,
    expression:
      /<\/?(?:system|system-prompt|system_prompt|system-reminder|system_message|assistant|user_instructions|tool_result|function_results)>/i,
    base: 0.5,
    requires: ['<'],
    context: { words: TO_OBEY, boost: 0.3, before: 4, after: 10 },
  }),
  definePattern({
    id: 'role-label',
    category,
    expression:
      /(?:^|[\n\]>|#*-])[ \t]{0,4}(?<value>(?:system|systeme|assistant|developer|ai assistant)(?: message| prompt| note| override)?[ \t]{0,2}:)/i,
    base: 0.3,
    requires: [':'],
    context: { words: TO_OBEY, boost: 0.45, before: 0, after: 10 },
  }),
]
