export {
  type AskedTools,
  type CallerTools,
  callerToolName,
  callerToolObject,
  MAX_CALLER_TOOLS,
  readAskedTools,
  readCallerTools,
  type ToolChoice,
  type UsedTool,
} from './caller-tools.ts'
