import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Formats that others read: provenance of a run, the audit log as a table and as events, events as they happen. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
