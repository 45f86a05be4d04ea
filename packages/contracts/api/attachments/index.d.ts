export {
  A as ATTACHMENT_TYPES,
  a as AttachmentType,
  b as attachmentText,
  c as attachmentTypeOf,
  i as isAttachmentType,
  r as readAttachment,
  u as unreadTypes,
} from '../content-DaJDma8z.js';
import {
  ModelRequest,
} from '../index.js';
import '../index-CmcmxlIw.js';
import 'zod';
import '../message-BPWWhpjl.js';
import '@fcc/plugin-api';
import '../label-set-DLz8Qm2Q.js';

/** The media types of the attachments of a request, each once. */
declare function attachmentTypes({ messages }: Pick<ModelRequest, 'messages'>): readonly string[];

export {
  attachmentTypes,
};
