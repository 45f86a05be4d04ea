import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Government: the control coverage of system security plans, classification, no egress. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
