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
import '../index-DiFamY08.js';
import 'zod';
import '../message-Cp8OV6vY.js';
import '@fcc/plugin-api';
import '../label-set-DLz8Qm2Q.js';
import '../persona-profile-CbaFqLHD.js';

/** The media types of the attachments of a request, each once. */
declare function attachmentTypes({ messages }: Pick<ModelRequest, 'messages'>): readonly string[];

export {
  attachmentTypes,
};
