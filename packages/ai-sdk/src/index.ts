/** A tenant's constitution, labels, approvals and audit log round an application of the Vercel AI SDK. */

export { ActRefused } from './act-refused.ts'
export {
  type Approval,
  type ConversationOptions,
  type GovernedConversation,
  govern,
} from './govern.ts'
