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
} from '../index-DiFamY08.js';
import 'zod';
import '../message-Cp8OV6vY.js';
import '../content-DaJDma8z.js';
