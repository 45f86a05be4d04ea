export {
  A as AskedTools,
  C as CallerTools,
  M as MAX_CALLER_TOOLS,
  T as ToolChoice,
  U as UsedTool,
  a as callerToolObject,
  b as readCallerTools,
  c as callerToolName,
  r as readAskedTools,
} from '../index-W33AwS7X.js';
import 'zod';
import '../message-B0RXqV6O.js';
import '../content-DaJDma8z.js';
